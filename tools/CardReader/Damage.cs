// SPDX-License-Identifier: MIT
using System.Globalization;

namespace HushTap.CardReader;

/// <summary>Names what is wrong with a file: the ways in which recorders and cards are known to corrupt them.</summary>
internal static class Damage
{
    private const long Large = 1L << 31;

    public static string Seconds(long frames, int rate) => string.Create(CultureInfo.InvariantCulture, $"{(decimal)frames / rate:0.0} s");

    /// <summary>Says why a file is not what the journal says was written.</summary>
    public static string Describe(Segment segment, SegmentBytes bytes, long wanted, bool isAudio, bool isHeader)
    {
        if (OfLength(bytes, wanted) is { } words)
        {
            return words;
        }

        if (isAudio && isHeader)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{bytes.Length - wanted} bytes stand behind its end");
        }

        string where = isAudio ? "the audio is as it was written, but " : string.Empty;
        string header = isHeader ? string.Empty : OfHeader(bytes, segment.Name.IsEncrypted);
        string both = isAudio || isHeader ? string.Empty : "; ";
        return where + header + both + (isAudio ? string.Empty : "the audio is not what was written: its digest does not fit");
    }

    /// <summary>Says what is odd about a file that was open when the power failed; empty, or begins with a comma.</summary>
    public static string OfOpen(Segment segment, SegmentBytes bytes)
    {
        string? words = bytes.Length == 0 ? "the file is empty"
            : bytes.Length <= SegmentLayout.HeaderBytes ? "there is a header without audio"
            : SegmentHeader.Parse(bytes.Header) is null ? "there is noise in place of its header"
            : null;
        return words is null ? string.Empty : $" ({words})";
    }

    /// <summary>Says what is wrong with a file that no journal speaks of; null when it looks like a segment.</summary>
    public static string? Stray(string path, long length)
    {
        SegmentBytes bytes = new() { Length = length };
        try
        {
            if (length > 0)
            {
                byte[] header = new byte[SegmentLayout.HeaderBytes];
                using FileStream file = File.OpenRead(path);
                bytes.Header = header[..file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false)];
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"it cannot be read: {Printable.Of(failure.Message.TrimEnd('.'))}";
        }

        SegmentHeader? parsed = SegmentHeader.Parse(bytes.Header);
        bool isStated = parsed is not null && parsed.StatedBytes == length - SegmentLayout.HeaderBytes;
        return isStated ? null : OfLength(bytes, long.MaxValue) ?? OfHeader(bytes, parsed?.IsEncrypted ?? false);
    }

    private static string? OfLength(SegmentBytes bytes, long wanted)
    {
        FormattableString? words = bytes.Length switch
        {
            0 => $"the file is empty",
            < SegmentLayout.HeaderBytes => $"an orphan: {bytes.Length} bytes, less than a header",
            _ when bytes.IsZero => $"it is filled with zeros (NUL)",
            SegmentLayout.HeaderBytes when wanted > bytes.Length => $"a header without audio",
            _ when bytes.Length < wanted && wanted != long.MaxValue => $"it is cut off: {bytes.Length} of {wanted} bytes are there",
            _ => null,
        };
        return words is null ? null : FormattableString.Invariant(words);
    }

    private static string OfHeader(SegmentBytes bytes, bool isEncrypted)
    {
        if (!bytes.Header.AsSpan().ContainsAnyExcept((byte)0))
        {
            return "its header is all zeros";
        }

        if (SegmentHeader.Parse(bytes.Header) is not { } header || header.IsEncrypted != isEncrypted)
        {
            return "its header is none: noise, or another kind of file";
        }

        long there = bytes.Length - SegmentLayout.HeaderBytes;
        FormattableString words = header.StatedBytes switch
        {
            0 when there > 0 => $"its header was never finalised: it says 0 bytes of audio, {there} are there",
            >= Large => $"its header claims {header.StatedBytes} bytes of audio, {there} are there",
            long stated when stated != there => $"its header says {stated} bytes of audio, {there} are there",
            _ => $"its header is not what was written: its digest does not fit",
        };
        return FormattableString.Invariant(words);
    }
}
