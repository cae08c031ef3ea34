// SPDX-License-Identifier: MIT
using System.Text;

namespace HushTap.Cli.Input;

/// <summary>Files that the user names for results. Whether they can be written is known before the work begins.</summary>
public static class OutputFile
{
    /// <summary>Refuses a place where nothing can be written.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">The file, or null when none is wanted.</param>
    /// <exception cref="CliException">There is no such folder, or it cannot be written.</exception>
    public static void Probe(string option, string? path)
    {
        if (path is not null)
        {
            Try(option, path, () => new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write).Dispose());
        }
    }

    /// <summary>Writes a text.</summary>
    /// <param name="option">The option that names the file.</param>
    /// <param name="path">The file; what it held is replaced.</param>
    /// <param name="text">UTF-8, lines ending in \n.</param>
    /// <exception cref="CliException">It cannot be written.</exception>
    public static void Write(string option, string path, string text) =>
        Try(option, path, () => File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));

    /// <summary>Writes a text into a new file: what is there already is never overwritten.</summary>
    /// <param name="option">The option that names the file.</param>
    /// <param name="path">The file.</param>
    /// <param name="text">UTF-8, lines ending in \n.</param>
    /// <exception cref="CliException">It is there already, or cannot be written.</exception>
    public static void WriteNew(string option, string path, string text)
    {
        if (Path.Exists(path))
        {
            throw new CliException($"{option} '{path}' is there already", "nothing is overwritten: name another file");
        }

        Try(option, path, () =>
        {
            using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(Encoding.UTF8.GetBytes(text));
        });
    }

    private static void Try(string option, string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception failure) when (failure is System.IO.IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CliException($"{option} '{path}' cannot be written", "name a file in a folder that exists and is yours to write in");
        }
    }
}
