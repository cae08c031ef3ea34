// SPDX-License-Identifier: MIT
using System.Text;
using HushTap.Page;

namespace HushTap.Cli.Input;

/// <summary>OPEN-ME.html on a card.</summary>
public static class OpenMeFile
{
    private const string TemporaryName = "OPEN-ME.NEW";

    /// <summary>Bytes of a page in which its mark must stand.</summary>
    private const int MarkWithinBytes = 4096;

    /// <summary>Writes the page: whole or not at all. One that hushtap has written before is replaced.</summary>
    /// <param name="directory">The card's root.</param>
    /// <exception cref="CliException">Another file has its name, or it cannot be written.</exception>
    public static void Write(string directory)
    {
        string path = Path.Combine(directory, CardPage.FileName);
        string temporary = Path.Combine(directory, TemporaryName);
        try
        {
            if (Path.Exists(path) && !IsOurs(path))
            {
                throw new CliException($"{path} is there already, and hushtap has not written it", "move it away first; nothing of yours is overwritten");
            }

            using (FileStream file = new(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                file.Write(CardPage.OpenMe.ToBytes());
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{path} cannot be written: {failure.Message.TrimEnd('.')}", "check the card's lock, its room and the rights on it");
        }
    }

    /// <summary>Tells whether the card's page is another than the one that this hushtap writes.</summary>
    /// <param name="directory">The card's root.</param>
    /// <returns>True when there is one, and it is another: an older one, or somebody has changed it.</returns>
    public static bool IsOther(string directory)
    {
        byte[] own = CardPage.OpenMe.ToBytes();
        try
        {
            FileInfo file = new(Path.Combine(directory, CardPage.FileName));
            return file is { Exists: true, LinkTarget: null } && (file.Length != own.Length || !File.ReadAllBytes(file.FullName).AsSpan().SequenceEqual(own));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static bool IsOurs(string path)
    {
        FileInfo info = new(path);
        if (!info.Exists || info.LinkTarget is not null || info.Length == 0)
        {
            return false;
        }

        byte[] start = new byte[MarkWithinBytes];
        using FileStream file = info.OpenRead();
        return Encoding.UTF8.GetString(start, 0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)).Contains(CardPage.Mark, StringComparison.Ordinal);
    }
}
