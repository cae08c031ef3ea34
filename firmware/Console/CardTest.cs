// SPDX-License-Identifier: MIT
using HushTap.Core.Storage;

namespace HushTap.Console
{
    /// <summary>Measures writes to the card and says whether it is good enough.</summary>
    public sealed class CardTest : ICardTest
    {
        private readonly CardStore store;

        /// <summary>Initializes a new instance of the <see cref="CardTest"/> class.</summary>
        /// <param name="store">The card.</param>
        public CardTest(CardStore store)
        {
            this.store = store;
        }

        /// <inheritdoc/>
        public void Run(Reply reply)
        {
            LatencyTest test = store.NewLatencyTest();
            if (!store.Measure(test))
            {
                reply.Error(ErrorCode.Card, "the card cannot be measured", "it is absent, full or fails: see why");
                return;
            }

            reply.OpenOk();
            reply.Add("writes", LatencyTest.Writes);
            reply.Add("min-ms", (int)(test.LeastUs / 1000));
            reply.Add("average-ms", (int)(test.AverageUs / 1000));
            reply.Add("max-ms", (int)(test.MostUs / 1000));
            reply.Add("verdict", test.Verdict);
            reply.CloseFinal();
        }
    }
}
