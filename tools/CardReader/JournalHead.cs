// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>The first line of a journal.</summary>
/// <param name="Device">Id of the device that wrote it.</param>
/// <param name="Boot">Number of the power-on.</param>
/// <param name="Folder">The folder it says it is in.</param>
/// <param name="Card">Id of the card; "-" when it was not prepared.</param>
/// <param name="RoomKib">What HUSHTAP may take, in KiB.</param>
/// <param name="LostKib">What power cuts may have left taken but unused, in KiB.</param>
/// <param name="After">Digest of the last line before this file's first one.</param>
/// <param name="Digest">Its own digest, as it says.</param>
/// <param name="IsGenuine">Whether the digest fits.</param>
public sealed record JournalHead(
    string Device, long Boot, int Folder, string Card, long RoomKib, long LostKib, Digest After, Digest Digest, bool IsGenuine)
{
    private const string Kind = "hushtap-journal ";
    private const int IdLengthMax = 16;
    private const int FolderDigits = 5;
    private static readonly string[] s_keys = ["device", "boot", "folder", "card", "room-kib", "lost-kib", "after"];

    /// <summary>Tells whether a text can be the id of a device or card.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for 1 to 16 letters, digits and hyphens.</returns>
    public static bool IsId(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '-')
            {
                return false;
            }
        }

        return text.Length is >= 1 and <= IdLengthMax;
    }

    /// <summary>Tells whether a line is the head of a journal of another version.</summary>
    internal static bool IsOtherVersion(string text) =>
        text.StartsWith(Kind, StringComparison.Ordinal) && !text.StartsWith(Kind + "1 ", StringComparison.Ordinal);

    /// <summary>Reads a head; null when it is none of version 1.</summary>
    internal static JournalHead? Parse(string text)
    {
        int star = text.LastIndexOf(" *", StringComparison.Ordinal);
        if (star < 0 || !Digest.TryParse(text.AsSpan(star + 2), out Digest digest))
        {
            return null;
        }

        string[] words = text[..star].Split(' ');
        if (words.Length != s_keys.Length + 2 || words[0] != "hushtap-journal" || words[1] != "1")
        {
            return null;
        }

        string[] values = new string[s_keys.Length];
        for (int i = 0; i < s_keys.Length; i++)
        {
            string word = words[i + 2];
            if (!word.StartsWith(s_keys[i] + "=", StringComparison.Ordinal))
            {
                return null;
            }

            values[i] = word[(s_keys[i].Length + 1)..];
        }

        bool isWhole = IsId(values[0]) & IsId(values[3]) & values[2].Length == FolderDigits
            & Field.TryNumber(values[1], out long boot) & Field.TryDigits(values[2], out long folder)
            & Field.TryNumber(values[4], out long room) & Field.TryNumber(values[5], out long lost)
            & Digest.TryParse(values[6], out Digest after);
        bool isGenuine = JournalDigest.Of(default, text.AsSpan(0, star)) == digest;
        return isWhole ? new JournalHead(values[0], boot, (int)folder, values[3], room, lost, after, digest, isGenuine) : null;
    }
}
