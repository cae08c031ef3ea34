// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Settings;

namespace HushTap.Console
{
    /// <summary><c>get</c>, <c>set</c>, <c>save</c>, <c>discard</c> and <c>defaults</c>: all about the draft.</summary>
    public sealed class SettingsCommand : ICommand
    {
        private readonly ConsoleDevice device;
        private readonly SettingsStore settings;
        private int index;

        /// <summary>Initializes a new instance of the <see cref="SettingsCommand"/> class.</summary>
        /// <param name="device">What it speaks about.</param>
        public SettingsCommand(ConsoleDevice device)
        {
            this.device = device;
            settings = device.Settings;
        }

        /// <summary>Finds a setting by a word of a request.</summary>
        /// <param name="table">The settings.</param>
        /// <param name="request">The request.</param>
        /// <param name="word">Which word.</param>
        /// <returns>Place in the table; -1 when there is none.</returns>
        public static int Find(SettingsTable table, Request request, int word)
        {
            for (int i = 0; i < table.Count; i++)
            {
                if (request.Is(word, table.Name(i)))
                {
                    return i;
                }
            }

            return -1;
        }

        /// <inheritdoc/>
        public void Begin(Request request, Reply reply)
        {
            if (request.Is(0, "get"))
            {
                Get(request, reply);
            }
            else if (device.Access.Allows(reply))
            {
                Change(request, reply);
            }
        }

        /// <inheritdoc/>
        public void Next(Reply reply)
        {
            if (index == settings.Table.Count)
            {
                reply.Ok();
                return;
            }

            reply.Pair(settings.Table.Name(index), settings.Draft.Get(index));
            index++;
        }

        private void Get(Request request, Reply reply)
        {
            index = 0;
            if (request.Words == 1)
            {
                return;
            }

            int found = Find(settings.Table, request, 1);
            if (request.Words > 2)
            {
                device.Misuse(reply, "get [SETTING]");
            }
            else if (found < 0)
            {
                Unknown(reply);
            }
            else
            {
                reply.Pair(settings.Table.Name(found), settings.Draft.Get(found));
                index = settings.Table.Count;
            }
        }

        private void Change(Request request, Reply reply)
        {
            if (request.Is(0, "set"))
            {
                Set(request, reply);
            }
            else if (request.Words != 1)
            {
                device.Misuse(reply, "the command alone");
            }
            else if (request.Is(0, "save"))
            {
                Save(reply);
            }
            else if (request.Is(0, "discard"))
            {
                settings.Discard();
                reply.Ok();
            }
            else
            {
                settings.DraftFactory();
                reply.Ok();
            }
        }

        private void Set(Request request, Reply reply)
        {
            int found = Find(settings.Table, request, 1);
            if (request.Words != 3)
            {
                device.Misuse(reply, "set SETTING VALUE");
            }
            else if (found < 0)
            {
                Unknown(reply);
            }
            else if (!request.TryNumber(2, out int value) || !settings.Draft.TrySet(found, value))
            {
                OutOfRange(found, reply);
            }
            else
            {
                reply.Ok();
            }
        }

        private void Save(Reply reply)
        {
            if (!device.IsIdle(reply))
            {
                return;
            }

            bool isSaved = settings.Save();
            if (isSaved)
            {
                device.Recorder.Journal.Begin("settings-saved");
                device.Recorder.Journal.Add("generation", settings.Generation);
                device.Recorder.Journal.End();
            }

            device.FinishDrive(isSaved, reply);
        }

        private void OutOfRange(int found, Reply reply)
        {
            reply.OpenError(ErrorCode.OutOfRange, "value not allowed");
            reply.Line.Append("a number from ");
            reply.Line.Append(settings.Table.Least(found));
            reply.Line.Append(" to ");
            reply.Line.Append(settings.Table.Most(found));
            reply.Line.Append(", see help ");
            reply.Line.Append(settings.Table.Name(found));
            reply.CloseFinal();
        }

        private static void Unknown(Reply reply)
        {
            reply.Error(ErrorCode.UnknownSetting, "no setting of that name", "get lists them");
        }
    }
}
