// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>The short code of a receipt: <c>POWER-ON-CALL-</c> and 25 letters and digits, of which 24 are 120 bits of a digest over all that the receipt says, and one finds a slip of the pen.</summary>
/// <remarks>
/// The digest is HMAC-SHA256 under the published label "hushtap receipt 1" over <see cref="Facts"/>. It takes in the digest of the journal line
/// that ended the call, and so all lines of the power-on up to there. To find another journal for a given code takes about 2^120 trials; for
/// somebody who makes both journals himself, 2^60.
/// </remarks>
/// <param name="Boot">Number of the power-on.</param>
/// <param name="Call">Number of the call.</param>
/// <param name="Letters">25 of <see cref="Alphabet"/>.</param>
public sealed record ReceiptCode(long Boot, long Call, string Letters)
{
    /// <summary>Base 32 without I, L, O and U, as by Crockford.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int DigestLetters = 24;
    private const int GroupLetters = 5;
    private const int BitsPerLetter = 5;

    /// <summary>A prime below 32 and above the number of letters: one wrong letter (but Z for 0) or two swapped ones change the sum.</summary>
    private const int CheckModulus = 31;

    /// <summary>Computes the code of a call.</summary>
    /// <param name="timeline">The call.</param>
    /// <returns>Its code.</returns>
    public static ReceiptCode Of(CallTimeline timeline)
    {
        Call call = timeline.Call;
        byte[] digest = HMACSHA256.HashData("hushtap receipt 1"u8, Encoding.ASCII.GetBytes(Facts(timeline)));
        char[] letters = new char[DigestLetters + 1];
        for (int i = 0; i < DigestLetters; i++)
        {
            int bit = i * BitsPerLetter;
            int pair = (digest[bit / 8] << 8) | digest[(bit / 8) + 1];
            letters[i] = Alphabet[(pair >> (16 - BitsPerLetter - (bit % 8))) & 31];
        }

        letters[DigestLetters] = Check(call.PowerOn.Boot, call.Number, letters);
        return new ReceiptCode(call.PowerOn.Boot, call.Number, new string(letters));
    }

    /// <summary>Reads a code. Small letters, spaces, and O, I, L for 0, 1, 1 are forgiven.</summary>
    /// <param name="text">As typed.</param>
    /// <returns>Null when it is none.</returns>
    public static ReceiptCode? Parse(string text)
    {
        string[] parts = text.Trim().ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1').Replace(" ", "", StringComparison.Ordinal).Split('-');
        if (parts.Length < 3 || !TryNumber(parts[0], out long boot) || !TryNumber(parts[1], out long call))
        {
            return null;
        }

        string letters = string.Concat(parts[2..]);
        return letters.Length == DigestLetters + 1 && letters.All(Alphabet.Contains) ? new ReceiptCode(boot, call, letters) : null;
    }

    /// <summary>Tells whether the last letter fits the others; if not, the code is mistyped.</summary>
    /// <returns>True if it fits.</returns>
    public bool IsWellTyped() => Letters[DigestLetters] == Check(Boot, Call, Letters);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Boot}-{Call}-") + string.Join('-', Letters.Chunk(GroupLetters).Select(group => new string(group)));

    /// <summary>All that a receipt says, one fact a line.</summary>
    internal static string Facts(CallTimeline timeline)
    {
        Call call = timeline.Call;
        StringBuilder text = new();
        Line($"device={call.PowerOn.Device} boot={call.PowerOn.Boot} call={call.Number} first={call.First} end={call.End} cut={(call.IsCut ? 1 : 0)} rate={timeline.Rate}");
        Line($"utc={(call.Utc is { } utc ? utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "-")}");
        foreach (Stretch stretch in timeline.Stretches)
        {
            Line($"{stretch.Kind.ToString().ToLowerInvariant()} {stretch.First} {stretch.Frames} {stretch.LostFramesMin} {stretch.LostFramesMax} {stretch.Reason}");
        }

        (long number, Digest digest) = call.EndLine ?? (call.PowerOn.LastLine, call.PowerOn.DigestAt(call.PowerOn.LastLine) ?? default);
        Line($"line={number} digest={digest}");
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static char Check(long boot, long call, ReadOnlySpan<char> letters)
    {
        long sum = ((boot % CheckModulus) * (DigestLetters + 1)) + ((call % CheckModulus) * (DigestLetters + 2));
        for (int i = 0; i < DigestLetters; i++)
        {
            sum += (i + 1) * Alphabet.IndexOf(letters[i], StringComparison.Ordinal);
        }

        return Alphabet[(int)(sum % CheckModulus)];
    }

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && text.Length is > 0 and < 16;
}
