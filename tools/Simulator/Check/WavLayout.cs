// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Where audio may lie on the card: behind the first 512 bytes of a segment, and nowhere else.</summary>
internal static class WavLayout
{
    public const int HeaderBytes = 512;

    public const string Extension = ".WAV";
    private const string SealedExtension = ".HTE";

    /// <summary>Tells whether a path names a segment that any player opens.</summary>
    public static bool IsWav(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells whether a path names an encrypted segment.</summary>
    public static bool IsSealed(string path) => path.EndsWith(SealedExtension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells whether a path names a segment.</summary>
    public static bool IsSegment(string path) => IsWav(path) || IsSealed(path);

    /// <summary>Tells whether a path of a write witness names a segment on the card.</summary>
    public static bool IsCardWav(string witnessPath) => witnessPath.StartsWith("D:/", StringComparison.Ordinal) && IsWav(witnessPath);
}
