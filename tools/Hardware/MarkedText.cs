// SPDX-License-Identifier: MIT
namespace HushTap.HardwareTools;

/// <summary>Generated parts inside hand-written files, between two comment lines.</summary>
public static class MarkedText
{
    /// <summary>Puts text between the marks of a name.</summary>
    /// <exception cref="InvalidDataException">The file has no such marks.</exception>
    public static string Replace(string file, string name, string text)
    {
        var (begin, end) = ($"<!-- generated: {name} -->\n", $"<!-- end: {name} -->");
        var from = file.IndexOf(begin, StringComparison.Ordinal);
        var to = file.IndexOf(end, StringComparison.Ordinal);
        return from >= 0 && to > from
            ? file[..(from + begin.Length)] + text + file[to..]
            : throw new InvalidDataException($"no marks '{name}'");
    }
}
