// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace HushTap.CardReader;

/// <summary>How far the device itself says it has written (FORMAT.md §7).</summary>
/// <param name="Boot">Number of the power-on.</param>
/// <param name="Line">Number of its last durable line.</param>
/// <param name="Digest">That line's digest.</param>
/// <param name="Device">Id of the device; null when not said.</param>
public sealed partial record DeviceHead(long Boot, long Line, Digest Digest, string? Device = null)
{
    /// <summary>A longer text is none.</summary>
    public const int CharactersMax = 65536;

    /// <summary>Reads <c>boot=N line=N digest=HEX</c>, with or without <c>device=ID</c>, out of any text around it, such as an answer to <c>status</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Null when one is missing.</returns>
    public static DeviceHead? Parse(string text)
    {
        if (text.Length > CharactersMax
            || !Field.TryNumber(Value(text, "boot"), out long boot)
            || !Field.TryNumber(Value(text, "line"), out long line)
            || !Digest.TryParse(Value(text, "digest"), out Digest digest))
        {
            return null;
        }

        string device = Value(text, "device");
        return new DeviceHead(boot, line, digest, JournalHead.IsId(device) && device != "-" ? device : null);
    }

    private static string Value(string text, string key) =>
        Word().EnumerateSplits(text) is var words && Find(text, words, key) is { } value ? value : string.Empty;

    private static string? Find(string text, Regex.ValueSplitEnumerator words, string key)
    {
        foreach (Range range in words)
        {
            ReadOnlySpan<char> word = text.AsSpan(range);
            if (word.Length > key.Length && word[key.Length] == '=' && word.StartsWith(key))
            {
                return word[(key.Length + 1)..].ToString();
            }
        }

        return null;
    }

    [GeneratedRegex(@"[\s,;]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
