// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What a recorder may lose beyond the unavoidable: the bound of the promise, in world time.</summary>
/// <remarks>The device's own constants, stated here again: a checker that took them from the firmware would follow its mistakes.</remarks>
public static class WorldMargins
{
    /// <summary>One block: the unit of every verdict.</summary>
    public const long BlockUs = 64_000;

    /// <summary>Longest time between two polls while nothing is disturbed: one block, and a card operation of less than one.</summary>
    public const long PollGapUs = 128_000;

    /// <summary>Open segments are committed this often.</summary>
    public const long CommitUs = 8_000_000;

    /// <summary>A device that was without its card tries again every 5 s; a try that fails takes up to 5 s; then the volume is mounted.</summary>
    public const long CardBackUs = 12_000_000;

    /// <summary>From the end of the last fault until talk must be recorded again.</summary>
    public const long RecoveryUs = CardBackUs;

    /// <summary>From the firmware's first instruction to its first poll of the senses.</summary>
    public const long StartUpUs = 1_000_000;

    /// <summary>Longest time to read the audio since the last commit after a power cut: 64 pieces of 8 KB at 16 kHz, 40 ms each on the slowest card.</summary>
    public const long MendUs = 2_600_000;

    /// <summary>On-hook opens a silent hold key's latch after 500 ms and two polls.</summary>
    public const long KnockUs = 500_000 + (2 * PollGapUs);

    private const int DescriptorFrames = 256;
    private const int Descriptors = 48;

    /// <summary>One DMA descriptor.</summary>
    public static long DescriptorUs(int sampleRate) => DescriptorFrames * 1_000_000L / sampleRate;

    /// <summary>The whole DMA ring: so old may audio be when it is read.</summary>
    public static long DmaUs(int sampleRate) => Descriptors * DescriptorUs(sampleRate);

    /// <summary>What one edge of a sense may cost on top of lead or tail.</summary>
    public static long EdgeUs(int sampleRate) => BlockUs + DescriptorUs(sampleRate) + PollGapUs;
}
