// SPDX-License-Identifier: MIT
namespace HushTap.Core.Gate
{
    /// <summary>A hold key closes the gate when it is touched; only a lamp or the hook opens it again.</summary>
    /// <remarks>
    /// A second press proves nothing, because one ignored press inverts the parity. The lamp opens when it has shown hold around the
    /// press and has then been dark for longer than its lag and one dark phase. Without a lamp only on-hook opens.
    /// </remarks>
    public sealed class HoldKeyLatch
    {
        private readonly bool hasLamp;
        private readonly long settleUs;
        private long pressedUs;
        private long lampUs = long.MinValue / 2;

        /// <summary>Initializes a new instance of the <see cref="HoldKeyLatch"/> class.</summary>
        /// <param name="hasLamp">Whether a hold lamp is in use.</param>
        /// <param name="settleUs">The lamp's lag and one dark phase.</param>
        public HoldKeyLatch(bool hasLamp, long settleUs)
        {
            this.hasLamp = hasLamp;
            this.settleUs = settleUs;
        }

        /// <summary>Gets a value indicating whether the key holds the gate closed.</summary>
        public bool IsClosed { get; private set; }

        /// <summary>Takes what one poll found.</summary>
        /// <param name="nowUs">Time of the poll.</param>
        /// <param name="key">The key was touched since the last poll.</param>
        /// <param name="lamp">The hold lamp gave a sign since the last poll.</param>
        /// <param name="onHook">The handset is down.</param>
        public void Observe(long nowUs, bool key, bool lamp, bool onHook)
        {
            if (lamp)
            {
                lampUs = nowUs;
            }

            if (key)
            {
                IsClosed = true;
                pressedUs = nowUs;
            }
            else if (IsClosed && (onHook || LampOpens(nowUs)))
            {
                IsClosed = false;
            }
        }

        /// <summary>Closes the gate as a press would: after power-on nobody knows.</summary>
        /// <param name="nowUs">The time.</param>
        public void Close(long nowUs)
        {
            IsClosed = true;
            pressedUs = nowUs;
        }

        private bool LampOpens(long nowUs)
        {
            return hasLamp
                && lampUs >= pressedUs - settleUs
                && nowUs - lampUs > settleUs
                && nowUs - pressedUs > settleUs;
        }
    }
}
