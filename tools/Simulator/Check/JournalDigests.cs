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
            foreach (string problem in CheckSegment(path, sealedLine.Groups["text"].Value, read, isErased))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<string> CheckSegment(
        string path, string line, Func<string, byte[]?> read, Func<string, bool> isErased)
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

        byte[]? bytes = read(file);
        long audio = long.Parse(match.Groups["frames"].Value, System.Globalization.CultureInfo.InvariantCulture) * 4;
        bool isSealed = WavLayout.IsSealed(file);
        long end = 512 + (isSealed ? SealedSegment.BodyBytes(audio) : audio);
        if (bytes is null || bytes.Length < end)
        {
            yield return $"{file}: shorter than a line of {path} says";
            yield break;
        }

        if (Body(bytes.AsSpan(512, (int)end - 512), isSealed ? SealedSegment.RecordBytes : PieceBytes) != match.Groups["digest"].Value)
        {
            yield return $"{file}: not the audio that a line of {path} names";
        }

        if (match.Groups["header"].Success && Digest("hushtap header 1", bytes.AsSpan(0, 512)) != match.Groups["header"].Value)
        {
            yield return $"{file}: not the header that a line of {path} names";
        }
    }

    private static string Body(ReadOnlySpan<byte> body, int pieceBytes)
    {
        byte[] state = new byte[DigestBytes];
        for (int at = 0; at < body.Length; at += pieceBytes)
        {
            state = Convert.FromHexString(Digest("hushtap audio 1", [.. state, .. body[at..Math.Min(at + pieceBytes, body.Length)]]));
        }

        return Convert.ToHexString(state);
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
}
