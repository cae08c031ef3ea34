// SPDX-License-Identifier: MIT
namespace HushTap.Core.Gate
{
    /// <summary>A hold key closes the gate when it is touched; only a lamp or the hook opens it again.</summary>
    /// <remarks>
    /// A second press proves nothing, because one ignored press inverts the parity. Each touch closes for the time in which the lamp
    /// must have answered. A lamp that showed hold after the touch, or no more than one of its open phases before it, is alive, and its
    /// own signs are enough from then on. One that did not change is a sign until it does. Without a lamp only on-hook opens.
    /// </remarks>
    public sealed class HoldKeyLatch
    {
        private readonly bool hasLamp;
        private readonly long settleUs;
        private readonly long lampOpenUsMax;
        private readonly long bounceUsMax;
        private long pressFromUs;
        private long pressToUs;
        private long heldFromUs;
        private bool wasHeld;
        private long lampUs = long.MinValue / 2;

        /// <summary>Initializes a new instance of the <see cref="HoldKeyLatch"/> class.</summary>
        /// <param name="hasLamp">Whether a hold lamp is in use.</param>
        /// <param name="settleUs">How long after a touch the lamp may answer: its lead, and the key's debounce.</param>
        /// <param name="lampOpenUsMax">The lamp's longest open phase while held.</param>
        /// <param name="bounceUsMax">What comes so soon after a touch is the same press.</param>
        public HoldKeyLatch(bool hasLamp, long settleUs, long lampOpenUsMax, long bounceUsMax)
        {
            this.hasLamp = hasLamp;
            this.settleUs = settleUs;
            this.lampOpenUsMax = lampOpenUsMax;
            this.bounceUsMax = bounceUsMax;
            State = hasLamp ? HoldKeyState.Open : HoldKeyState.Silent;
        }

        /// <summary>Gets the state. With a lamp it begins open, because the lamp knows; without one nobody does.</summary>
        public HoldKeyState State { get; private set; }

        /// <summary>Takes what one poll found; need not be called while the state is Open and there is no key and no lamp sign.</summary>
        /// <param name="fromUs">Time of the former poll.</param>
        /// <param name="toUs">Time after this poll.</param>
        /// <param name="touched">The key was closed, or had an edge, since the former poll.</param>
        /// <param name="held">The key is closed now.</param>
        /// <param name="lamp">The hold lamp gave a sign since the former poll.</param>
        /// <param name="onHook">The handset has been down for long enough to end a hold.</param>
        public void Observe(long fromUs, long toUs, bool touched, bool held, bool lamp, bool onHook)
        {
            if (lamp)
            {
                lampUs = toUs;
            }

            if (touched)
            {
                Press(fromUs, toUs, held);
                return;
            }

            wasHeld = false;
            switch (State)
            {
                case HoldKeyState.Pressed:
                case HoldKeyState.Stuck:
                    Settle(toUs, onHook);
                    return;
                case HoldKeyState.Silent:
                    if (onHook || (lamp && hasLamp))
                    {
                        EnterState(HoldKeyState.Open);
                    }

                    return;
                default:
                    return;
            }
        }

        private void Press(long fromUs, long toUs, bool held)
        {
            if (!wasHeld && fromUs - pressToUs >= bounceUsMax)
            {
                heldFromUs = toUs;
                pressFromUs = fromUs;
            }

            wasHeld = held;
            pressToUs = toUs;
            EnterState(held && toUs - heldFromUs > Limits.KeyPressMsMax * 1000L ? HoldKeyState.Stuck : HoldKeyState.Pressed);
        }

        private void Settle(long toUs, bool onHook)
        {
            if (onHook)
            {
                EnterState(HoldKeyState.Open);
            }
            else if (toUs - pressToUs >= settleUs)
            {
                EnterState(hasLamp && lampUs >= pressFromUs - lampOpenUsMax ? HoldKeyState.Open : HoldKeyState.Silent);
            }
        }

        private void EnterState(HoldKeyState next)
        {
            State = next;
        }
    }
}
