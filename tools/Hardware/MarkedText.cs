// SPDX-License-Identifier: MIT
namespace HushTap.HardwareTools;

/// <summary>Generated parts inside hand-written files, between two comment lines.</summary>
public static class MarkedText
{
    /// <summary>Puts text between the marks of a name.</summary>
    /// <exception cref="InvalidDataException">The file has no such marks.</exception>
    public static string Replace(string file, string name, string text)
    {
        var (from, to) = Find(file, name);
        return file[..from] + text + file[to..];
    }

    /// <summary>The text between the marks of a name.</summary>
    /// <exception cref="InvalidDataException">The file has no such marks.</exception>
    public static string Between(string file, string name)
    {
        var (from, to) = Find(file, name);
        return file[from..to];
    }

    private static (int From, int To) Find(string file, string name)
    {
        var begin = $"<!-- generated: {name} -->\n";
        var from = file.IndexOf(begin, StringComparison.Ordinal);
        var to = file.IndexOf($"<!-- end: {name} -->", StringComparison.Ordinal);
        return from >= 0 && to > from ? (from + begin.Length, to) : throw new InvalidDataException($"no marks '{name}'");
    }
}
