// SPDX-License-Identifier: MIT
using System;

namespace HushTap.Core.Audio
{
    /// <summary>The commit-delay line: blocks wait here for their verdict; only clear ones leave, the others are zeroed where they lie.</summary>
    /// <remarks>
    /// Blocks are numbered from the start of the stream. first ≤ undecided ≤ end: [first, undecided) are decided and wait for the card or
    /// for their line in the journal, [undecided, end) wait for their verdict. A clear block costs the loop two additions: its slot is only
    /// written to when something is wrong with it.
    /// </remarks>
    public sealed class BlockRing
    {
        private readonly byte[] audio;
        private readonly long[] earliestUs;
        private readonly long[] latestUs;
        private readonly RecordInhibit[] reasons;
        private readonly int blockBytes;
        private readonly int audioBytes;
        private long first;
        private long undecided;
        private long undecidedUs;
        private long end;
        private long marked;
        private int endOffset;
        private int withheld;

        /// <summary>Initializes a new instance of the <see cref="BlockRing"/> class. Allocates all it will ever need.</summary>
        /// <param name="sampleRate">Frames per second.</param>
        public BlockRing(int sampleRate)
        {
            BlockFrames = sampleRate * Limits.BlockMs / 1000;
            blockBytes = BlockFrames * Limits.FrameBytes;
            audio = new byte[Limits.RingBlocks * blockBytes];
            audioBytes = audio.Length;
            earliestUs = new long[Limits.RingBlocks];
            latestUs = new long[Limits.RingBlocks];
            reasons = new RecordInhibit[Limits.RingBlocks];
        }

        /// <summary>Gets frames per block.</summary>
        public int BlockFrames { get; }

        /// <summary>Gets bytes per block.</summary>
        public int BlockBytes => blockBytes;

        /// <summary>Gets the memory: RingBlocks × BlockBytes.</summary>
        public byte[] Audio => audio;

        /// <summary>Gets the number of the oldest block.</summary>
        public long First => first;

        /// <summary>Gets the number of the oldest block without verdict.</summary>
        public long Undecided => undecided;

        /// <summary>Gets the number that the next block will have.</summary>
        public long End => end;

        /// <summary>Gets the place of the next block: index into <see cref="Audio"/>.</summary>
        public int EndOffset => endOffset;

        /// <summary>Gets the number of decided blocks that are withheld and wait for their line in the journal.</summary>
        public int Withheld => withheld;

        /// <summary>Gets a value indicating whether no block can be added.</summary>
        public bool IsFull => end - first == Limits.RingBlocks;

        /// <summary>Gets the place of a block.</summary>
        /// <param name="block">Block number.</param>
        /// <returns>Index into <see cref="Audio"/>.</returns>
        public int OffsetOf(long block)
        {
            return SlotOf(block) * blockBytes;
        }

        /// <summary>Empties and zeroes the ring.</summary>
        public void Start()
        {
            Array.Clear(audio, 0, audio.Length);
            Array.Clear(reasons, 0, reasons.Length);
            first = 0;
            undecided = 0;
            undecidedUs = 0;
            end = 0;
            marked = 0;
            endOffset = 0;
            withheld = 0;
        }

        /// <summary>Adds the block that was just read to <see cref="EndOffset"/>.</summary>
        public void Add()
        {
            end++;
            endOffset += blockBytes;
            if (endOffset == audioBytes)
            {
                endOffset = 0;
            }
        }

        /// <summary>Marks an undecided block with bounds of its own, and with reasons against it that are known already.</summary>
        /// <param name="block">Block number.</param>
        /// <param name="earliest">Lower bound of its first frame's capture time, microseconds.</param>
        /// <param name="latest">Upper bound of its last frame's capture time, microseconds.</param>
        /// <param name="known">Reasons, or None.</param>
        public void Mark(long block, long earliest, long latest, RecordInhibit known)
        {
            int slot = SlotOf(block);
            earliestUs[slot] = earliest;
            latestUs[slot] = latest;
            reasons[slot] = known;
            marked = block + 1;
        }

        /// <summary>Gets a value indicating whether the oldest undecided block was marked, or an earlier one was: then its own bounds hold.</summary>
        public bool IsMarked => undecided < marked;

        /// <summary>Gets the number of the oldest undecided block that was not marked.</summary>
        public long FirstUnmarked => undecided < marked ? marked : undecided;

        /// <summary>Gets a marked block's earliest capture time.</summary>
        /// <param name="block">Block number.</param>
        /// <returns>Microseconds.</returns>
        public long EarliestUs(long block) => earliestUs[SlotOf(block)];

        /// <summary>Gets a marked block's latest capture time.</summary>
        /// <param name="block">Block number.</param>
        /// <returns>Microseconds.</returns>
        public long LatestUs(long block) => latestUs[SlotOf(block)];

        /// <summary>Gets the reasons; none for a block that may be committed.</summary>
        /// <param name="block">Block number.</param>
        /// <returns>The reasons.</returns>
        public RecordInhibit ReasonsOf(long block) => reasons[SlotOf(block)];

        /// <summary>Lets the oldest undecided block through.</summary>
        public void Clear()
        {
            undecided++;
            undecidedUs += Limits.BlockUs;
        }

        /// <summary>Lets through all undecided blocks that begin no later than a stream time.</summary>
        /// <param name="streamUs">Microseconds since the stream's start.</param>
        /// <returns>Number of decided blocks that wait. While blocks are only ever cleared the ring cannot fill: RingMsNeeded.</returns>
        public int ClearTo(long streamUs)
        {
            while (undecidedUs <= streamUs && undecided < end)
            {
                undecided++;
                undecidedUs += Limits.BlockUs;
            }

            return (int)(undecided - first);
        }

        /// <summary>Gets the number of decided blocks that wait; RingBlocks when the ring is full.</summary>
        public int Urgency => end - first == Limits.RingBlocks ? Limits.RingBlocks : (int)(undecided - first);

        /// <summary>Withholds the oldest undecided block and zeroes it at once.</summary>
        /// <param name="why">Not None.</param>
        public void Withhold(RecordInhibit why)
        {
            reasons[SlotOf(undecided)] = why;
            Erase(undecided, 1);
            withheld++;
            undecided++;
            undecidedUs += Limits.BlockUs;
        }

        /// <summary>Withholds the oldest block after all, although it was clear: the card could not take it.</summary>
        /// <param name="why">Not None.</param>
        public void WithholdFirst(RecordInhibit why)
        {
            reasons[SlotOf(first)] = why;
            Erase(first, 1);
            withheld++;
        }

        /// <summary>Counts clear blocks from the oldest on that lie in one piece.</summary>
        /// <param name="most">No more than this.</param>
        /// <returns>Blocks.</returns>
        public int ClearRun(int most)
        {
            int slot = SlotOf(first);
            int decided = (int)(undecided - first);
            int run = most < decided ? most : decided;
            run = run < Limits.RingBlocks - slot ? run : Limits.RingBlocks - slot;
            if (withheld == 0)
            {
                return run;
            }

            int clear = 0;
            while (clear < run && reasons[slot + clear] == RecordInhibit.None)
            {
                clear++;
            }

            return clear;
        }

        /// <summary>Lets go of clear blocks from the oldest on and zeroes them: what is on the card need not be in RAM.</summary>
        /// <param name="blocks">How many; no more than <see cref="ClearRun"/> counts.</param>
        public void ReleaseClear(int blocks)
        {
            Erase(first, blocks);
            first += blocks;
        }

        /// <summary>Lets go of the oldest block, which was withheld.</summary>
        public void ReleaseWithheld()
        {
            reasons[SlotOf(first)] = RecordInhibit.None;
            withheld--;
            first++;
        }

        /// <summary>Zeroes all audio, before a restart.</summary>
        public void EraseAll()
        {
            Array.Clear(audio, 0, audioBytes);
        }

        private static int SlotOf(long block)
        {
            return (int)(block % Limits.RingBlocks);
        }

        private void Erase(long block, int blocks)
        {
            Array.Clear(audio, SlotOf(block) * blockBytes, blocks * blockBytes);
        }
    }
}
