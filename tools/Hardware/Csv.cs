// SPDX-License-Identifier: MIT
namespace HushTap.HardwareTools;

/// <summary>Reads comma-separated text with a header line; quotes as RFC 4180 has them, no line breaks inside fields.</summary>
public static class Csv
{
    /// <summary>One dictionary per line, by column name.</summary>
    /// <exception cref="InvalidDataException">A line has another number of fields than the header.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = Fields(lines[0]);
        return [.. lines.Skip(1).Select((line, i) => Row(header, Fields(line), i + 2))];
    }

    private static Dictionary<string, string> Row(List<string> header, List<string> fields, int number) =>
        fields.Count == header.Count
            ? header.Zip(fields).ToDictionary(p => p.First, p => p.Second)
            : throw new InvalidDataException($"line {number} has {fields.Count} fields, the header {header.Count}");

    private static List<string> Fields(string line)
    {
        var fields = new List<string> { "" };
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                fields[^1] += '"';
                i++;
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add("");
            }
            else
            {
                fields[^1] += line[i];
            }
        }

        return fields;
    }
}
