// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>What a segment's file name says (FORMAT.md §1).</summary>
/// <param name="Call">Number of the call, from 1 at each power-on.</param>
/// <param name="Number">Number of the segment in the call, from 1.</param>
/// <param name="Start">When it begins; null when the clock was never set.</param>
/// <param name="IsEncrypted">HTE, not WAV.</param>
public sealed record SegmentName(long Call, long Number, DateTimeOffset? Start, bool IsEncrypted)
{
    private const int CallDigitsMin = 5;
    private const int NumberDigitsMin = 4;

    /// <summary>Reads a file name.</summary>
    /// <param name="name">Without its folder; upper or lower case.</param>
    /// <returns>Null when it is no segment's.</returns>
    public static SegmentName? Parse(string name)
    {
        string[] parts = name.ToUpperInvariant().Split('-');
        if (parts.Length != 3 || parts[0].Length < CallDigitsMin || parts[1].Length < NumberDigitsMin || parts[2].Length < 5)
        {
            return null;
        }

        string extension = parts[2][^4..];
        return extension is ".WAV" or ".HTE"
            && Field.TryDigits(parts[0], out long call)
            && Field.TryDigits(parts[1], out long number)
            && Field.TryBasicUtc(parts[2].AsSpan(0, parts[2].Length - 4), out DateTimeOffset? start)
            ? new SegmentName(call, number, start, extension == ".HTE")
            : null;
    }
}
