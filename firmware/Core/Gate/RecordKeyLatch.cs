// SPDX-License-Identifier: MIT
namespace HushTap.Core.Gate
{
    /// <summary>Where no hook is sensed, the record key tells where a call begins and ends.</summary>
    /// <remarks>Any touch ends a call at once; only a press that was seen, and seen to end, begins one. It never opens a hold.</remarks>
    public sealed class RecordKeyLatch
    {
        /// <summary>Gets the state.</summary>
        public RecordKeyState State { get; private set; }

        /// <summary>Takes what one poll found.</summary>
        /// <param name="touched">The key was pressed, or had an edge, since the former poll.</param>
        /// <param name="held">The key is pressed now.</param>
        /// <param name="isDoubtful">The poll gap was too long to tell one press from two.</param>
        public void Observe(bool touched, bool held, bool isDoubtful)
        {
            switch (State)
            {
                case RecordKeyState.Idle:
                    if (held && !isDoubtful)
                    {
                        EnterState(RecordKeyState.Beginning);
                    }

                    return;
                case RecordKeyState.Beginning:
                    if (isDoubtful)
                    {
                        EnterState(held ? RecordKeyState.Ending : RecordKeyState.Idle);
                    }
                    else if (!held)
                    {
                        EnterState(RecordKeyState.InCall);
                    }

                    return;
                case RecordKeyState.InCall:
                    if (touched)
                    {
                        EnterState(held ? RecordKeyState.Ending : RecordKeyState.Idle);
                    }

                    return;
                default:
                    if (!held)
                    {
                        EnterState(RecordKeyState.Idle);
                    }

                    return;
            }
        }

        private void EnterState(RecordKeyState next)
        {
            State = next;
        }
    }
}
