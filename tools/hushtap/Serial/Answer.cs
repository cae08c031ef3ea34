// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Serial;

/// <summary>A device's whole answer to one request.</summary>
/// <param name="Lines">The data lines, without number and checksum.</param>
/// <param name="Values">The key=value pairs of the final line.</param>
/// <param name="Error">The device's refusal, or null.</param>
public sealed record Answer(IReadOnlyList<string> Lines, IReadOnlyDictionary<string, string> Values, DeviceError? Error)
{
    /// <summary>Reads key=value pairs; "text=" takes the rest of the line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The pairs; words without an equals sign are left out.</returns>
    public static Dictionary<string, string> Pairs(string line)
    {
        Dictionary<string, string> pairs = new(StringComparer.Ordinal);
        for (int at = 0; at < line.Length;)
        {
            if (string.CompareOrdinal(line, at, "text=", 0, 5) == 0)
            {
                pairs["text"] = line[(at + 5)..];
                break;
            }

            int end = line.IndexOf(' ', at);
            end = end < 0 ? line.Length : end;
            int equals = line.IndexOf('=', at, end - at);
            if (equals > at)
            {
                pairs[line[at..equals]] = line[(equals + 1)..end];
            }

            at = end + 1;
        }

        return pairs;
    }

    /// <summary>Reads the pairs of all data lines together.</summary>
    /// <returns>The pairs; a later one wins.</returns>
    public Dictionary<string, string> AllPairs()
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal);
        foreach ((string key, string value) in Lines.SelectMany(Pairs))
        {
            all[key] = value;
        }

        return all;
    }
}

/// <summary>What a device answers when it refuses.</summary>
/// <param name="Code">See PROTOCOL.md.</param>
/// <param name="Word">The same in a word.</param>
/// <param name="Message">The same in words.</param>
/// <param name="Hint">What to do.</param>
public sealed record DeviceError(int Code, string Word, string Message, string Hint)
{
    /// <summary>An unlock is needed first.</summary>
    public const int Locked = 9;

    /// <summary>There is no such setting.</summary>
    public const int UnknownSetting = 7;

    /// <summary>Not during a call.</summary>
    public const int Busy = 12;

    /// <summary>Gets whether the line was spoiled on its way, and not obeyed.</summary>
    public bool IsSpoiledLine => Code is 1 or 3 or 4;

    /// <summary>Gets whether the request was wrong, not the device's condition.</summary>
    public bool IsMisuse => Code is 2 or 5 or 6 or 7 or 8 or 9 or 10 or 11 or 15;

    /// <summary>Puts it in the tool's words.</summary>
    /// <returns>The failure to throw.</returns>
    public CliException ToFailure() => new($"the device refuses: {Message}", Hint, IsMisuse ? ExitCode.Misuse : ExitCode.Problem);

    /// <summary>Reads a final line "error CODE WORD: TEXT; hint: TEXT".</summary>
    /// <param name="line">What stands behind "error ".</param>
    /// <returns>The error.</returns>
    public static DeviceError Parse(string line)
    {
        string[] words = line.Split(' ', 3);
        string rest = words.Length > 2 ? words[2] : string.Empty;
        int cut = rest.IndexOf("; hint: ", StringComparison.Ordinal);
        return new DeviceError(
            words.Length > 0 && int.TryParse(words[0], out int code) ? code : 0,
            words.Length > 1 ? words[1].TrimEnd(':') : "unknown",
            cut < 0 ? rest : rest[..cut],
            cut < 0 ? "see PROTOCOL.md" : rest[(cut + 8)..]);
    }
}
