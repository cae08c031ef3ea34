// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>Where paths really lead, links resolved.</summary>
internal static class RealPath
{
    private const int LinksMax = 40;

    /// <summary>Tells whether a path is a folder or lies below it.</summary>
    public static bool IsInside(string path, string folder)
    {
        string inner = Of(path) + Path.DirectorySeparatorChar;
        string outer = Of(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        return inner.StartsWith(outer, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    /// <summary>Resolves every link of a path; what does not exist yet stays as it is.</summary>
    public static string Of(string path) => Of(Path.GetFullPath(path), LinksMax);

    private static string Of(string path, int links)
    {
        string? parent = Path.GetDirectoryName(path);
        if (parent is null)
        {
            return path;
        }

        string here = Path.Combine(Of(parent, links), Path.GetFileName(path));
        return links > 0 && new FileInfo(here).LinkTarget is { } target ? Of(Path.GetFullPath(target, Path.GetDirectoryName(here)!), links - 1) : here;
    }
}
