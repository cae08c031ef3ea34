// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Where audio may lie on the card: behind the first 512 bytes of a WAV file, and nowhere else.</summary>
internal static class WavLayout
{
    public const int HeaderBytes = 512;

    /// <summary>Tells whether a path names a segment.</summary>
    public static bool IsWav(string path) => path.EndsWith(".WAV", StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells whether a path of a write witness names a segment on the card.</summary>
    public static bool IsCardWav(string witnessPath) => witnessPath.StartsWith("D:/", StringComparison.Ordinal) && IsWav(witnessPath);
}
