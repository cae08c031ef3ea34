// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Everything that is decided about a live world before it begins.</summary>
public sealed record LiveSpec
{
    /// <summary>The talk, in a loop: stereo, 16-bit little endian, left = near end; empty for made-up talk.</summary>
    public ReadOnlyMemory<byte> Pcm { get; init; }

    /// <summary>Frames per second of the talk.</summary>
    public int SampleRate { get; init; } = 8000;

    /// <summary>Frequency of the tone that <see cref="LiveActKind.ToneOn"/> plays.</summary>
    public int ToneHz { get; init; } = 1000;

    /// <summary>How the lamps behave.</summary>
    public LampSpec Lamp { get; init; } = LampSpec.Steady;

    public ulong Seed { get; init; } = 1;

    public long CardBytes { get; init; } = 4L << 30;

    /// <summary>Files on the card before; keys are paths below the root with '/'.</summary>
    public IReadOnlyDictionary<string, byte[]> CardBefore { get; init; } = new Dictionary<string, byte[]>();

    /// <summary>Files on the internal drive before: settings and keys. None = as it comes from the factory.</summary>
    public IReadOnlyDictionary<string, byte[]> DriveBefore { get; init; } = new Dictionary<string, byte[]>();
}
