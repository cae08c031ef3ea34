// SPDX-License-Identifier: MIT
namespace HushTap.Core
{
    /// <summary>Every bound of the firmware, in one place. The sums at the end are proven by a test.</summary>
    public static class Limits
    {
        /// <summary>Bytes of one frame: 2 channels × 16 bit. Left = near end, right = far end.</summary>
        public const int FrameBytes = 4;

        /// <summary>Frames per second of a segment whose journal line is gone too.</summary>
        public const int SampleRateDefault = 8000;

        /// <summary>Length of one block: what one pass of the loop reads, and the unit of every verdict.</summary>
        /// <remarks>64 ms is 512 frames at 8 kHz and 1,024 at 16 kHz: whole DMA descriptors, whole sectors, 16 passes a second.</remarks>
        public const int BlockMs = 64;

        /// <summary>Length of one block in microseconds; exact at 8 and 16 kHz.</summary>
        public const long BlockUs = BlockMs * 1000L;

        /// <summary>Frames of one DMA descriptor (nf-interpreter, sys_dev_i2s_native: dma_frame_num).</summary>
        public const int DescriptorFrames = 256;

        /// <summary>DMA bytes of one descriptor in stereo: 32-bit slots whatever the application's width.</summary>
        public const int DescriptorBytes = DescriptorFrames * 8;

        /// <summary>DMA memory of the I2S port: 48 descriptors, 1.5 s at 8 kHz, 0.77 s at 16 kHz.</summary>
        public const int DmaBytes = 98304;

        /// <summary>Descriptors of the I2S port.</summary>
        public const int Descriptors = DmaBytes / DescriptorBytes;

        /// <summary>The oldest frame in the DMA ring is never older than this many descriptors: all of them, and one that is being handed over.</summary>
        public const int DescriptorsHeldMax = Descriptors + 1;

        /// <summary>From this backlog on frames may have been dropped: the queue holds one less than there are, and one is being filled.</summary>
        public const int DescriptorsSafe = Descriptors - 2;

        /// <summary>Length of the commit-delay line. Audio older than this is on the card or gone.</summary>
        public const int RingMs = 8000;

        /// <summary>Blocks of the commit-delay line.</summary>
        public const int RingBlocks = RingMs / BlockMs;

        /// <summary>Largest managed array of the interpreter (facts: 65,535 heap blocks of 12 bytes less the array header).</summary>
        public const int ArrayBytesMax = 786400;

        /// <summary>Longest lag a lamp may be said to have.</summary>
        public const int LagMsMax = 2000;

        /// <summary>Longest dark phase a flashing lamp may be said to have.</summary>
        public const int DarkMsMax = 3000;

        /// <summary>Longest time before the first sign that a hold may have begun.</summary>
        public const int LeadMsMax = LagMsMax + DarkMsMax;

        /// <summary>Longest time that a hold may outlast the last sign of a lamp that never flashes.</summary>
        public const int ReleaseMsMax = 2000;

        /// <summary>Longest lit phase that a flashing or line lamp may be said to have.</summary>
        public const int LitMsMax = 3000;

        /// <summary>Longest contact bounce that an input may be said to have.</summary>
        public const int DebounceMsMax = 500;

        /// <summary>Longest time that any sense forbids after its last sign: release, one open phase, bounce; or a key's wait for its lamp.</summary>
        public const int TailMsMax = LagMsMax + DarkMsMax + DebounceMsMax;

        /// <summary>A key that is pressed for longer is not pressed by a hand.</summary>
        public const int KeyPressMsMax = 10000;

        /// <summary>On-hook opens a hold key's latch only when it has stood for so long: a knock on the cradle ends no call.</summary>
        public const int OnHookOpensMs = 500;

        /// <summary>Hook and line lamp may differ for so long before it is called a contradiction: lines are seized and dropped late.</summary>
        public const int ConflictMs = 10000;

        /// <summary>Level changes without a count after which a pulse counter counts as dead; a glitch below its filter makes one now and then.</summary>
        public const int CounterMissesMax = 3;

        /// <summary>Inputs that can be senses.</summary>
        public const int Senses = 4;

        /// <summary>Levels of senses are read at least every so many polls, even when no counter moved.</summary>
        public const int LevelPolls = 8;

        /// <summary>Longest gap between two polls of an input whose edges are not counted; a longer one is a sign.</summary>
        /// <remarks>One block, and time for one card write and one pass: an edge pair that fits in here must be longer than any lamp's.</remarks>
        public const long PollGapUsMax = 2 * BlockUs;

        /// <summary>Withheld stretches that the gate tells apart; more are joined, which withholds more.</summary>
        public const int GateStretches = 16;

        /// <summary>Bytes handed to the card at a time while a segment runs: whole sectors.</summary>
        public const int WriteBytes = 8192;

        /// <summary>An open segment is closed and reopened this often, because only Close commits.</summary>
        public const int CommitMs = 8000;

        /// <summary>A segment ends and the next begins, sample-exact, at this size.</summary>
        public const long SegmentBytesMax = 256L * 1024 * 1024;

        /// <summary>Segments of one folder; then a new folder is begun, because FAT searches folders from the start.</summary>
        public const int FolderSegmentsMax = 500;

        /// <summary>A withheld stretch of a call is journalled at least this often.</summary>
        public const int WithheldReportMs = 60000;

        /// <summary>The stretch around power-on or on-hook, part of which may belong to a call, is journalled after this time and not when the next call comes.</summary>
        public const int HookReportMs = 1000;

        /// <summary>Bytes of journal lines that wait for the card.</summary>
        public const int JournalBytes = 8192;

        /// <summary>Bytes of one journal line, its seal and its end included.</summary>
        public const int JournalLineBytes = 512;

        /// <summary>What is never written in parts: a sector of the card.</summary>
        public const int SectorBytes = 512;

        /// <summary>A card operation that takes longer is journalled.</summary>
        public const int StallReportMs = 1000;

        /// <summary>A card that fails at work is tried again after pauses that double up to this.</summary>
        public const int CardRetryMsMax = 40000;

        /// <summary>Pause between two searches for calls whose time is up.</summary>
        public const int RetentionPauseMs = 600000;

        /// <summary>Pause between two attempts to use a card that failed.</summary>
        public const int CardRetryMs = 5000;

        /// <summary>Blocks that the capture check looks at before it calls a capture dead: four seconds.</summary>
        public const int CaptureLooks = 4000 / BlockMs;

        /// <summary>Time that a codec may take from its first clock to its first sample.</summary>
        public const int CodecReadyMsMax = 200;

        /// <summary>Receive ring of the config serial port, the driver's own default. Found full, it is emptied and what it held is lost.</summary>
        public const int ConsoleRingBytes = 256;

        /// <summary>From this many waiting bytes on the ring counts as full: a batch of the hardware FIFO may just have been cut.</summary>
        public const int ConsoleRingFull = 240;

        /// <summary>Bytes taken from the serial port in one pass; the rest waits in the ring.</summary>
        public const int ConsoleBytesPerPass = 128;

        /// <summary>Longest console line, without its end.</summary>
        public const int ConsoleLineBytes = 120;

        /// <summary>Longest line of an answer, with its end.</summary>
        public const int ConsoleAnswerLineBytes = 240;

        /// <summary>Bytes of answers that wait for the port.</summary>
        public const int ConsoleOutboxBytes = 3 * ConsoleAnswerLineBytes;

        /// <summary>Bytes sent at a time: what the UART's FIFO of 128 surely takes without a wait.</summary>
        public const int ConsoleSliceBytes = 120;

        /// <summary>Time of one byte at 115,200 baud 8N1, rounded up.</summary>
        public const int ConsoleByteUs = 87;

        /// <summary>An unlocked console locks itself after so long without a request.</summary>
        public const int UnlockedIdleMs = 600000;

        /// <summary>A challenge is good for so long.</summary>
        public const int ChallengeMs = 60000;

        /// <summary>Wrong responses before the console makes one wait.</summary>
        public const int UnlockAttempts = 5;

        /// <summary>The first wait; each further wrong response doubles it.</summary>
        public const int UnlockWaitMs = 60000;

        /// <summary>The longest wait.</summary>
        public const int UnlockWaitMsMax = 3600000;

        /// <summary>Wrong responses are journalled at most this often.</summary>
        public const int UnlockReportMs = 60000;

        /// <summary>Lines of the journal that the console can still show.</summary>
        public const int RecentLines = 32;

        /// <summary>Bytes kept of each of them.</summary>
        public const int RecentLineBytes = 200;

        /// <summary>Calls that the console can still tell about.</summary>
        public const int RecentCalls = 8;

        /// <summary>Pause between two looks at the inputs while learning: one tick of the system.</summary>
        public const int LearnPollMs = 10;

        /// <summary>Longest time to learn for.</summary>
        public const int LearnSecondsMax = 3600;

        /// <summary>The record key is held for so long at power-on to ask for a factory reset.</summary>
        public const int FactoryResetMs = 10000;

        /// <summary>After so many restarts by itself the recorder is not started any more.</summary>
        public const int RestartsMax = 3;

        /// <summary>A start that has gone well for so long is forgiven the restarts before it.</summary>
        public const int PeaceMs = 60000;

        /// <summary>A device that has stopped tries once more after so long.</summary>
        public const int StoppedMs = 600000;

        /// <summary>Largest settings file.</summary>
        public const int SettingsBytesMax = 4096;

        /// <summary>Lines of a newer firmware's settings that are kept.</summary>
        public const int UnknownSettingsBytes = 512;

        /// <summary>What the ring must hold at the worst: undecided audio, what a full DMA ring delivers after a stall at 8 kHz, one write, two blocks in hand.</summary>
        public const int RingMsNeeded = LeadMsMax + (Descriptors * DescriptorFrames / 8) + (WriteBytes / FrameBytes / 8) + (2 * BlockMs);

        /// <summary>
        /// Liveness: talk captured this long after the end of the last fault of senses or loop, and of the tail of the last sign, is
        /// committed: a full DMA ring, the error bar after an overrun, two blocks, two poll gaps, rounded up.
        /// </summary>
        public const int LiveAgainMs = (DescriptorsHeldMax * DescriptorFrames / 8) + (3 * DescriptorFrames / 8) + (4 * BlockMs);

        /// <summary>Audio is in RAM at most this long, DMA and ring together, rounded up. Stated in README and receipts.</summary>
        public const int AudioInRamMsMax = RingMs + (DescriptorsHeldMax * DescriptorFrames / 8);
    }
}
