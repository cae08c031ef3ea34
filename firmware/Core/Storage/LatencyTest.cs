// SPDX-License-Identifier: MIT
namespace HushTap.Core.Storage
{
    /// <summary>Measures writes to the card, and says in a word whether it is good enough. Not during a call.</summary>
    public sealed class LatencyTest
    {
        /// <summary>How many writes of 8 KB are measured.</summary>
        public const int Writes = 64;

        /// <summary>Half of the time that 8 KB last at 16 kHz.</summary>
        public const int GoodMsAverage = 64;

        /// <summary>A third of the DMA ring at 8 kHz.</summary>
        public const int GoodMsMax = 500;

        /// <summary>The time that 8 KB last at 16 kHz.</summary>
        public const int UsableMsAverage = 128;

        /// <summary>The DMA ring at 8 kHz: a longer write loses audio.</summary>
        public const int UsableMsMax = Limits.DescriptorsSafe * Limits.DescriptorFrames / 8;

        private const int WriteBytes = 8192;
        private const string Path = CardPaths.Root + "\\TEST.TMP";
        private readonly ICard card;
        private readonly IClock clock;

        /// <summary>Initializes a new instance of the <see cref="LatencyTest"/> class.</summary>
        /// <param name="card">The card; no file is open on it.</param>
        /// <param name="clock">Measures.</param>
        public LatencyTest(ICard card, IClock clock)
        {
            this.card = card;
            this.clock = clock;
        }

        /// <summary>Gets the shortest write in microseconds.</summary>
        public long LeastUs { get; private set; }

        /// <summary>Gets the average in microseconds.</summary>
        public long AverageUs { get; private set; }

        /// <summary>Gets the longest in microseconds.</summary>
        public long MostUs { get; private set; }

        /// <summary>Gets the verdict: good; usable (at 8 kHz, no reserve); bad (talk would be lost).</summary>
        public string Verdict => AverageUs <= GoodMsAverage * 1000L && MostUs <= GoodMsMax * 1000L ? "good"
            : AverageUs <= UsableMsAverage * 1000L && MostUs <= UsableMsMax * 1000L ? "usable"
            : "bad";

        /// <summary>Writes 512 KB of zeros into HUSHTAP\TEST.TMP and deletes it. Blocks for some seconds.</summary>
        /// <returns>Ok, or how the card failed.</returns>
        public CardResult Run()
        {
            byte[] zeros = new byte[WriteBytes];
            LeastUs = long.MaxValue;
            MostUs = 0;
            long sumUs = 0;
            if (card.HasFile(Path))
            {
                card.Delete(Path);
            }

            CardResult result = card.Open(Path, CardOpen.CreateNew);
            for (int i = 0; i < Writes && result == CardResult.Ok; i++)
            {
                long startUs = clock.NowUs();
                result = card.Write(zeros, 0, WriteBytes);
                long tookUs = clock.NowUs() - startUs;
                sumUs += tookUs;
                LeastUs = tookUs < LeastUs ? tookUs : LeastUs;
                MostUs = tookUs > MostUs ? tookUs : MostUs;
            }

            AverageUs = sumUs / Writes;
            result = result == CardResult.Ok ? card.Close() : result;
            return result == CardResult.Ok ? card.Delete(Path) : result;
        }
    }
}
