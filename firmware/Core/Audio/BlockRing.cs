// SPDX-License-Identifier: MIT
using System;

namespace HushTap.Core.Audio
{
    /// <summary>The commit-delay line: blocks wait here for their verdict; only clear ones leave, the others are zeroed where they lie.</summary>
    /// <remarks>
    /// Blocks are numbered from the start of the stream. first ≤ undecided ≤ end: [first, undecided) are decided and wait for the card or
    /// for their line in the journal, [undecided, end) wait for their verdict.
    /// </remarks>
    public sealed class BlockRing
    {
        private readonly byte[] audio;
        private readonly long[] earliestUs;
        private readonly long[] latestUs;
        private readonly int[] epochs;
        private readonly RecordInhibit[] reasons;

        /// <summary>Initializes a new instance of the <see cref="BlockRing"/> class. Allocates all it will ever need.</summary>
        /// <param name="sampleRate">Frames per second.</param>
        public BlockRing(int sampleRate)
        {
            BlockFrames = sampleRate * Limits.BlockMs / 1000;
            BlockBytes = BlockFrames * Limits.FrameBytes;
            audio = new byte[Limits.RingBlocks * BlockBytes];
            earliestUs = new long[Limits.RingBlocks];
            latestUs = new long[Limits.RingBlocks];
            epochs = new int[Limits.RingBlocks];
            reasons = new RecordInhibit[Limits.RingBlocks];
        }

        /// <summary>Gets frames per block.</summary>
        public int BlockFrames { get; }

        /// <summary>Gets bytes per block.</summary>
        public int BlockBytes { get; }

        /// <summary>Gets the memory: RingBlocks × BlockBytes.</summary>
        public byte[] Audio => audio;

        /// <summary>Gets the number of the oldest block.</summary>
        public long First { get; private set; }

        /// <summary>Gets the number of the oldest block without verdict.</summary>
        public long Undecided { get; private set; }

        /// <summary>Gets the number that the next block will have.</summary>
        public long End { get; private set; }

        /// <summary>Gets the number of decided blocks that are withheld and wait for their line in the journal.</summary>
        public int Withheld { get; private set; }

        /// <summary>Gets a value indicating whether no block can be added.</summary>
        public bool IsFull => End - First == Limits.RingBlocks;

        /// <summary>Gets the place of a block.</summary>
        /// <param name="block">Block number.</param>
        /// <returns>Index into <see cref="Audio"/>.</returns>
        public int OffsetOf(long block)
        {
            return (int)(block % Limits.RingBlocks) * BlockBytes;
        }

        /// <summary>Adds the block that was just read to OffsetOf(End).</summary>
        /// <param name="earliest">Lower bound of its first frame's capture time, microseconds.</param>
        /// <param name="latest">Upper bound of its last frame's capture time, microseconds.</param>
        /// <param name="epoch">The stream clock's epoch.</param>
        /// <param name="known">Reasons against it that are known already.</param>
        public void Add(long earliest, long latest, int epoch, RecordInhibit known)
        {
            int slot = (int)(End % Limits.RingBlocks);
            earliestUs[slot] = earliest;
            latestUs[slot] = latest;
            epochs[slot] = epoch;
            reasons[slot] = known;
            End++;
        }

        /// <summary>Gets the earliest capture time.</summary>
        /// <param name="block">Block number.</param>
        /// <returns>Microseconds.</returns>
        public long EarliestUs(long block) => earliestUs[(int)(block % Limits.RingBlocks)];

        /// <summary>Gets the latest capture time.</summary>
        /// <param name="block">Block number.</param>
        /// <returns>Microseconds.</returns>
        public long LatestUs(long block) => latestUs[(int)(block % Limits.RingBlocks)];

        /// <summary>Gets the epoch.</summary>
        /// <param name="block">Block number.</param>
        /// <returns>The stream clock's epoch when it was read.</returns>
        public int EpochOf(long block) => epochs[(int)(block % Limits.RingBlocks)];

        /// <summary>Gets the reasons; none for a block that may be committed.</summary>
        /// <param name="block">Block number.</param>
        /// <returns>The reasons.</returns>
        public RecordInhibit ReasonsOf(long block) => reasons[(int)(block % Limits.RingBlocks)];

        /// <summary>Decides the oldest undecided block. A withheld block is zeroed at once.</summary>
        /// <param name="reason">None to let it through.</param>
        public void Decide(RecordInhibit reason)
        {
            reasons[(int)(Undecided % Limits.RingBlocks)] = reason;
            if (reason != RecordInhibit.None)
            {
                Erase(Undecided);
                Withheld++;
            }

            Undecided++;
        }

        /// <summary>Withholds the oldest block after all, although it was clear: the card could not take it.</summary>
        /// <param name="reason">Why.</param>
        public void WithholdFirst(RecordInhibit reason)
        {
            reasons[(int)(First % Limits.RingBlocks)] = reason;
            Erase(First);
            Withheld++;
        }

        /// <summary>Counts clear blocks from the oldest on that lie in one piece.</summary>
        /// <param name="most">No more than this.</param>
        /// <returns>Blocks.</returns>
        public int ClearRun(int most)
        {
            int untilWrap = Limits.RingBlocks - (int)(First % Limits.RingBlocks);
            int run = 0;
            while (run < most && run < untilWrap && First + run < Undecided && ReasonsOf(First + run) == RecordInhibit.None)
            {
                run++;
            }

            return run;
        }

        /// <summary>Lets go of decided blocks from the oldest on and zeroes them: what is on the card need not be in RAM.</summary>
        /// <param name="blocks">How many; all of them decided.</param>
        public void Release(int blocks)
        {
            for (int i = 0; i < blocks; i++)
            {
                if (ReasonsOf(First) != RecordInhibit.None)
                {
                    Withheld--;
                }

                Erase(First);
                First++;
            }
        }

        /// <summary>Zeroes everything that is not decided, e.g. before a restart.</summary>
        public void EraseAll()
        {
            Array.Clear(audio, 0, audio.Length);
        }

        private void Erase(long block)
        {
            Array.Clear(audio, OffsetOf(block), BlockBytes);
        }
    }
}
