// SPDX-License-Identifier: MIT
using HushTap.Core.Text;

namespace HushTap.Core
{
    /// <summary>Keeps the chip's wall clock and the clock chip together: takes the date at power-on, gives it when somebody sets it.</summary>
    public sealed class WallClock
    {
        private readonly IClock clock;
        private readonly IDeviceControl control;
        private readonly IRtc rtc;

        /// <summary>Initializes a new instance of the <see cref="WallClock"/> class.</summary>
        /// <param name="clock">Both clocks.</param>
        /// <param name="control">Sets the wall clock.</param>
        /// <param name="rtc">The clock chip.</param>
        public WallClock(IClock clock, IDeviceControl control, IRtc rtc)
        {
            this.clock = clock;
            this.control = control;
            this.rtc = rtc;
        }

        /// <summary>Gets what the clock chip said last.</summary>
        public RtcState Rtc { get; private set; }

        /// <summary>Gets by how much the clock chip was ahead of the time it was last set to, in milliseconds, one second exact; 0 when it was not running.</summary>
        public long RtcAheadMs { get; private set; }

        /// <summary>Takes the date from the clock chip, when that can be believed. Call once, before anything is dated.</summary>
        public void Begin()
        {
            Rtc = rtc.Read(out long utcTicks);
            if (Rtc == RtcState.Running && UtcText.IsSet(utcTicks))
            {
                control.SetUtc(utcTicks);
                clock.IsFromRtc = true;
            }
        }

        /// <summary>Sets the wall clock, and the clock chip where there is one.</summary>
        /// <param name="utcTicks">100 ns since year 1; whole seconds.</param>
        /// <returns>False when there is a clock chip and it did not take the time.</returns>
        public bool Set(long utcTicks)
        {
            Rtc = rtc.Read(out long before);
            RtcAheadMs = Rtc == RtcState.Running ? (before - utcTicks) / 10000 : 0;
            control.SetUtc(utcTicks);
            clock.IsFromRtc = false;
            return Rtc == RtcState.Missing || rtc.Set(utcTicks);
        }
    }
}
