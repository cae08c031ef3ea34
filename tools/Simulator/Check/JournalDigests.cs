// SPDX-License-Identifier: MIT
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace HushTap.Simulator;

/// <summary>Computes the public digests of a card anew, from the format's description. Shares nothing with the firmware.</summary>
internal static partial class JournalDigests
{
    private const int DigestBytes = 16;
    private const int PieceBytes = 8192;

    /// <summary>Lists digests that are not those of what is on the card. A journal without a head has none.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="bytes">The journal's bytes.</param>
    /// <param name="read">Reads a segment; null when it is not on the card.</param>
    /// <param name="isErased">Tells which segments need not be there.</param>
    public static IEnumerable<string> Check(string path, byte[] bytes, Func<string, byte[]?> read, Func<string, bool> isErased)
    {
        string[] lines = Encoding.Latin1.GetString(bytes).Split('\n');
        Match head = Head().Match(lines[0]);
        if (!head.Success)
        {
            yield break;
        }

        if (Line([.. new byte[DigestBytes], .. Encoding.Latin1.GetBytes(head.Groups["text"].Value)]) != head.Groups["digest"].Value)
        {
            yield return $"{path}: the head's digest is not that of the head";
        }

        byte[] before = Convert.FromHexString(head.Groups["after"].Value);
        SegmentAudio audio = new(read);
        foreach (string line in lines.Skip(1).Where(l => l.Trim(' ').Length > 0))
        {
            Match sealedLine = Sealed().Match(line);
            string digest = Line([.. before, .. Encoding.Latin1.GetBytes(sealedLine.Groups["text"].Value)]);
            if (!sealedLine.Success || digest != sealedLine.Groups["digest"].Value)
            {
                yield return $"{path}: the digest of line \"{line[..Math.Min(line.Length, 60)]}\" is not that of the lines up to it";
                yield break;
            }

            before = Convert.FromHexString(digest);
            foreach (string problem in CheckSegment(path, sealedLine.Groups["text"].Value, audio, isErased))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<string> CheckSegment(string path, string line, SegmentAudio audio, Func<string, bool> isErased)
    {
        Match match = Segment().Match(line);
        if (!match.Success)
        {
            yield break;
        }

        string folder = match.Groups["folder"].Success ? match.Groups["folder"].Value : path.Split('/')[^2];
        string file = $"HUSHTAP/{folder}/{match.Groups["file"].Value}";
        if (isErased(file))
        {
            yield break;
        }

        byte[]? bytes = audio.Bytes(file);
        long audioBytes = long.Parse(match.Groups["frames"].Value, System.Globalization.CultureInfo.InvariantCulture) * 4;
        long end = 512 + (WavLayout.IsSealed(file) ? SealedSegment.BodyBytes(audioBytes) : audioBytes);
        if (bytes is null || bytes.Length < end)
        {
            yield return $"{file}: shorter than a line of {path} says";
            yield break;
        }

        if (audio.DigestTo((int)end) != match.Groups["digest"].Value)
        {
            yield return $"{file}: not the audio that a line of {path} names";
        }

        if (match.Groups["header"].Success && Digest("hushtap header 1", bytes.AsSpan(0, 512)) != match.Groups["header"].Value)
        {
            yield return $"{file}: not the header that a line of {path} names";
        }
    }

    private static string Line(byte[] bytes) => Digest("hushtap journal 1", bytes);

    private static string Digest(string label, ReadOnlySpan<byte> bytes) =>
        Convert.ToHexString(HMACSHA256.HashData(Encoding.ASCII.GetBytes(label), bytes).AsSpan(0, DigestBytes));

    [GeneratedRegex(@"^(?<text>hushtap-journal 1 .* after=(?<after>[0-9A-F]{32})) \*(?<digest>[0-9A-F]{32})$")]
    private static partial Regex Head();

    [GeneratedRegex(@"^(?<text>\d+ .*) \*(?<digest>[0-9A-F]{32})(\.[0-9A-F]{32})?$")]
    private static partial Regex Sealed();

    [GeneratedRegex(@"^\d+ \d+ \S+ (commit|segment-end|recovered)( folder=(?<folder>\d+))? file=(?<file>\S+)( first=\d+)? frames=(?<frames>\d+)( reason=\S+)? digest=(?<digest>[0-9A-F]{32})( header=(?<header>[0-9A-F]{32}))?")]
    private static partial Regex Segment();

    /// <summary>The digest of a segment's audio up to each commit, taken on from the last one: an hour's segment has hundreds.</summary>
    private sealed class SegmentAudio(Func<string, byte[]?> read)
    {
        private readonly byte[] _message = new byte[DigestBytes + SealedSegment.RecordBytes];
        private string? _file;
        private byte[]? _bytes;
        private int _at;
        private int _pieceBytes;

        public byte[]? Bytes(string file)
        {
            if (file != _file)
            {
                (_file, _bytes, _at) = (file, read(file), 512);
                _pieceBytes = WavLayout.IsSealed(file) ? SealedSegment.RecordBytes : PieceBytes;
                Array.Clear(_message);
            }

            return _bytes;
        }

        public string DigestTo(int end)
        {
            if (end < _at)
            {
                _at = 512;
                Array.Clear(_message);
            }

            for (; _at + _pieceBytes <= end; _at += _pieceBytes)
            {
                Piece(_pieceBytes).CopyTo(_message, 0);
            }

            return Convert.ToHexString(end > _at ? Piece(end - _at) : _message.AsSpan(0, DigestBytes));
        }

        private byte[] Piece(int count)
        {
            _bytes.AsSpan(_at, count).CopyTo(_message.AsSpan(DigestBytes));
            return HMACSHA256.HashData("hushtap audio 1"u8, _message.AsSpan(0, DigestBytes + count))[..DigestBytes];
        }
    }
}
