// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>One line of a journal.</summary>
public sealed class JournalLine
{
    private readonly string[] _words;

    private JournalLine(string text, string[] words) => (Text, _words) = (text, words);

    /// <summary>Gets the line up to before its digest; printable ASCII.</summary>
    public string Text { get; }

    /// <summary>Gets its number, from 0 at each power-on.</summary>
    public long Number { get; private init; }

    /// <summary>Gets milliseconds since power-on.</summary>
    public long UptimeMs { get; private init; }

    /// <summary>Gets the wall clock; null when it was never set.</summary>
    public DateTimeOffset? Utc { get; private init; }

    /// <summary>Gets the event's name.</summary>
    public string Event => _words[3];

    /// <summary>Gets its digest, as it says.</summary>
    public Digest Digest { get; private init; }

    /// <summary>Gets its tag; null when it has none.</summary>
    public Digest? Tag { get; private init; }

    /// <summary>Gets a value.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Null when the line does not have the key.</returns>
    public string? Value(string key)
    {
        for (int i = 4; i < _words.Length; i++)
        {
            if (_words[i].Length > key.Length && _words[i][key.Length] == '=' && _words[i].StartsWith(key, StringComparison.Ordinal))
            {
                return _words[i][(key.Length + 1)..];
            }
        }

        return null;
    }

    /// <summary>Gets a value that is a number.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Null when the line does not have it, or it is no number up to 2^43.</returns>
    public long? Number64(string key) => Field.TryNumber(Value(key), out long number) ? number : null;

    /// <summary>Gets a value that is a digest.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Null when the line does not have it, or it is no digest.</returns>
    public Digest? DigestOf(string key) => Digest.TryParse(Value(key), out Digest digest) ? digest : null;

    /// <summary>Reads a line without its LF; null when it is none.</summary>
    internal static JournalLine? Parse(string text)
    {
        int star = text.LastIndexOf(" *", StringComparison.Ordinal);
        if (star < 0 || !IsPrintable(text) || !TrySeal(text.AsSpan(star + 2), out Digest digest, out Digest? tag))
        {
            return null;
        }

        string[] words = text[..star].Split(' ');
        if (words.Length < 4
            || !Field.TryNumber(words[0], out long number)
            || !Field.TryNumber(words[1], out long uptimeMs)
            || !Field.TryUtc(words[2], out DateTimeOffset? utc)
            || !IsName(words[3])
            || !Array.TrueForAll(words[4..], IsPair))
        {
            return null;
        }

        return new JournalLine(text[..star], words) { Number = number, UptimeMs = uptimeMs, Utc = utc, Digest = digest, Tag = tag };
    }

    private static bool TrySeal(ReadOnlySpan<char> text, out Digest digest, out Digest? tag)
    {
        const int Digits = Digest.Bytes * 2;
        tag = null;
        if (text.Length < Digits || !Digest.TryParse(text[..Digits], out digest))
        {
            digest = default;
            return false;
        }

        if (text.Length == Digits)
        {
            return true;
        }

        bool isTag = text[Digits] == '.' & Digest.TryParse(text[(Digits + 1)..], out Digest value);
        tag = isTag ? value : null;
        return isTag;
    }

    private static bool IsPrintable(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            if (!char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character != '-')
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    private static bool IsPair(string word)
    {
        int equals = word.IndexOf('=');
        return equals > 0 && equals < word.Length - 1 && IsName(word.AsSpan(0, equals));
    }
}
