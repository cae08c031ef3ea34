// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Counting audio: each frame carries its own index, scrambled so that it looks like nothing else on a card.</summary>
/// <remarks>Frame i is the 32-bit little-endian value (i + 2^24) × 0x9E3779B1 mod 2^32: low half left, high half right.</remarks>
public static class CountingFrame
{
    /// <summary>The difference of two neighbouring frames, mod 2^32.</summary>
    public const uint Step = 0x9E3779B1;

    private const uint StepInverse = 0x0E8B2F51;
    private const long Shift = 1L << 24;

    /// <summary>Gets the value that carries an index.</summary>
    /// <param name="index">−2^24 … 2^32 − 2^24 − 1.</param>
    public static uint Encode(long index) => (uint)(index + Shift) * Step;

    /// <summary>Gets the index that a value carries; any value carries one.</summary>
    public static long Decode(uint value) => (value * StepInverse) - Shift;
}
