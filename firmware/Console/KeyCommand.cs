// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Keys;
using HushTap.Core.Text;

namespace HushTap.Console
{
    /// <summary><c>key</c>: keys go in and are destroyed; none comes out.</summary>
    public sealed class KeyCommand : ICommand
    {
        private const string Usage = "key, key set owner KEY, key set root BOOT KEY, key set day YYYYMMDD KEY, or key erase day YYYYMMDD; UNSET is the day of an unset clock";
        private readonly ConsoleDevice device;
        private readonly KeyStore keys;

        /// <summary>Initializes a new instance of the <see cref="KeyCommand"/> class.</summary>
        /// <param name="device">What it speaks about.</param>
        public KeyCommand(ConsoleDevice device)
        {
            this.device = device;
            keys = device.Keys;
        }

        /// <inheritdoc/>
        public void Begin(Request request, Reply reply)
        {
            if (request.Words == 1)
            {
                Tell(reply);
            }
            else if (device.Access.Allows(reply) && device.IsIdle(reply))
            {
                Change(request, reply);
            }
        }

        /// <inheritdoc/>
        public void Next(Reply reply)
        {
            reply.Ok();
        }

        private void Tell(Reply reply)
        {
            reply.Open();
            reply.Add("owner", keys.HasOwner ? "set" : "none");
            reply.Add("root", device.Chain.HasRoot ? "set" : "none");
            reply.Add("days", keys.Days);
            reply.Add("today", keys.DayKey(UtcText.DayOf(device.Clock.UtcTicks())) != null ? "set" : "none");
            reply.Add("boot", device.Recorder.Boot);
            reply.Close();
        }

        private void Change(Request request, Reply reply)
        {
            byte[] key = new byte[KeyStore.KeyBytes];
            if (request.Is(1, "set") && request.Is(2, "owner") && request.Words == 4 && request.TryHex(3, key))
            {
                Finish("owner", keys.SetOwner(key), reply);
            }
            else if (request.Is(1, "set") && request.Is(2, "root") && request.Words == 5 && request.TryNumber(3, out int boot) && request.TryHex(4, key))
            {
                SetRoot(boot, key, reply);
            }
            else if (request.Is(1, "set") && request.Is(2, "day") && request.Words == 5 && TryDay(request, out int day) && request.TryHex(4, key))
            {
                SetDay(day, key, reply);
            }
            else if (request.Is(1, "erase") && request.Is(2, "day") && request.Words == 4 && TryDay(request, out int gone))
            {
                Finish("day-erased", keys.EraseDay(gone), reply);
            }
            else
            {
                device.Misuse(reply, Usage);
            }
        }

        private void SetRoot(int boot, byte[] key, Reply reply)
        {
            if (boot < device.Chain.NextBoot)
            {
                reply.OpenError(ErrorCode.OutOfRange, "that power-on is past");
                reply.Line.Append("give the root key of power-on ");
                reply.Line.Append(device.Chain.NextBoot);
                reply.CloseFinal();
                return;
            }

            Finish("root", device.Chain.SetRoot(boot, key), reply);
        }

        private void SetDay(int day, byte[] key, Reply reply)
        {
            if (keys.Days == KeyStore.DaysMax && keys.DayKey(day) == null)
            {
                reply.Error(ErrorCode.Full, "no room for more day keys", "erase the key of a day that is over");
                return;
            }

            Finish("day", keys.SetDay(day, key), reply);
        }

        private void Finish(string what, bool isDone, Reply reply)
        {
            device.Recorder.Journal.Begin("key");
            device.Recorder.Journal.Add("what", what);
            device.Recorder.Journal.Add("result", isDone ? "ok" : "drive");
            device.Recorder.Journal.End();
            device.FinishDrive(isDone, reply);
        }

        private static bool TryDay(Request request, out int day)
        {
            day = 0;
            return request.Is(3, "UNSET") || request.LengthOf(3) == 8 && request.TryNumber(3, out day) && day % 100 >= 1 && day % 100 <= 31 && day / 100 % 100 >= 1 && day / 100 % 100 <= 12;
        }
    }
}
