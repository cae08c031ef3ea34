// SPDX-License-Identifier: MIT
using System;
using HushTap.Core.Settings;
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>Finds the oldest call that must go: older than the retention days, or in the way of the floor of free space. Looks at one folder a step.</summary>
    /// <remarks>
    /// Folders of other devices and calls under retention lock are passed over. A call without a date is erased for the floor only. Runs while no call
    /// goes on; allocates.
    /// </remarks>
    public sealed class Retention
    {
        private const long TicksPerDay = 864000000000L;
        private readonly ICard card;
        private readonly IClock clock;
        private readonly SpaceMeter space;
        private readonly CallEraser eraser;
        private readonly string device;
        private readonly int days;
        private readonly long floorBytes;
        private readonly JournalTail tail = new JournalTail();
        private string[] folders;
        private int folder;
        private int callBefore;
        private long nextUs;

        /// <summary>Initializes a new instance of the <see cref="Retention"/> class.</summary>
        /// <param name="card">The card.</param>
        /// <param name="clock">Both clocks.</param>
        /// <param name="space">Knows what is free.</param>
        /// <param name="eraser">Does it.</param>
        /// <param name="device">Only this device's calls.</param>
        /// <param name="settings">Days and floor.</param>
        public Retention(ICard card, IClock clock, SpaceMeter space, CallEraser eraser, string device, DeviceSettings settings)
        {
            this.card = card;
            this.clock = clock;
            this.space = space;
            this.eraser = eraser;
            this.device = device;
            days = settings.Get(SettingsTable.RetentionDays);
            floorBytes = settings.Get(SettingsTable.RetentionFloorMb) * 1000000L;
        }

        /// <summary>Looks a little further.</summary>
        /// <param name="nowUs">The time.</param>
        /// <returns>Ok, or how the card failed.</returns>
        public CardResult Step(long nowUs)
        {
            if ((days == 0 && floorBytes == 0) || nowUs < nextUs)
            {
                return CardResult.Ok;
            }

            if (folders == null)
            {
                folders = card.Folders(CardPaths.Root);
                folder = 0;
                callBefore = 0;
                return folders == null ? CardResult.Failed : CardResult.Ok;
            }

            if (callBefore == 0)
            {
                folder = NextFolder();
            }

            if (folder == int.MaxValue)
            {
                End(nowUs);
                return CardResult.Ok;
            }

            return LookAtFolder(nowUs);
        }

        /// <summary>Forgets what it was looking at: the card has been changed.</summary>
        public void Restart()
        {
            folders = null;
            nextUs = 0;
        }

        private CardResult LookAtFolder(long nowUs)
        {
            string path = CardPaths.Folder(folder);
            string[] names = card.Files(path);
            if (names == null)
            {
                return CardResult.Failed;
            }

            string oldest = Oldest(names);
            if (oldest == null)
            {
                callBefore = 0;
                return CardResult.Ok;
            }

            string reason = ReasonFor(oldest);
            if (reason == null)
            {
                bool isUndated = SegmentLabel.DayTicksOf(oldest) == 0;
                callBefore = isUndated ? SegmentLabel.CallOf(oldest) : callBefore;
                if (!isUndated || days == 0)
                {
                    End(nowUs);
                }

                return CardResult.Ok;
            }

            CardResult result = callBefore == 0 ? tail.Read(card, CardPaths.Journal(folder)) : CardResult.Ok;
            if (result != CardResult.Ok || tail.Device != device)
            {
                callBefore = 0;
                return result;
            }

            callBefore = SegmentLabel.CallOf(oldest);
            eraser.Begin(folder, callBefore, names, reason);
            return CardResult.Ok;
        }

        private void End(long nowUs)
        {
            folders = null;
            nextUs = nowUs + (Limits.RetentionPauseMs * 1000L);
        }

        private int NextFolder()
        {
            int next = int.MaxValue;
            for (int i = 0; i < folders.Length; i++)
            {
                int number = CardPaths.NumberOf(folders[i]);
                next = number > folder && number < next ? number : next;
            }

            return next;
        }

        /// <summary>The first segment of the first call behind those that were looked at.</summary>
        private string Oldest(string[] names)
        {
            string oldest = null;
            for (int i = 0; i < names.Length; i++)
            {
                int call = SegmentLabel.CallOf(names[i]);
                if (call > callBefore && (oldest == null || call < SegmentLabel.CallOf(oldest)))
                {
                    oldest = names[i];
                }
            }

            return oldest;
        }

        private string ReasonFor(string name)
        {
            if (space.LeftForAudioBytes < floorBytes)
            {
                return "floor";
            }

            long now = clock.UtcTicks();
            long day = SegmentLabel.DayTicksOf(name);
            return days > 0 && UtcText.IsSet(now) && day > 0 && now - day > (days + 1) * TicksPerDay ? "age" : null;
        }
    }
}
