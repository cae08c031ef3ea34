// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Input;

/// <summary>Reads a whole file, or says in plain words why not.</summary>
public static class InputFile
{
    /// <summary>Reads a file that the user named.</summary>
    /// <param name="path">As typed.</param>
    /// <param name="bytesMax">Refuse anything longer.</param>
    /// <returns>All bytes.</returns>
    /// <exception cref="CliException">The file cannot be read.</exception>
    public static byte[] Read(string path, long bytesMax)
    {
        if (Directory.Exists(path))
        {
            throw new CliException($"{path} is a folder", "name a file");
        }

        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.CanSeek && stream.Length > bytesMax)
            {
                throw TooLong(path, bytesMax);
            }

            using MemoryStream content = new(stream.CanSeek ? (int)stream.Length : 0);
            byte[] block = new byte[1 << 16];
            for (int count = stream.Read(block); count > 0; count = stream.Read(block))
            {
                if (content.Length + count > bytesMax)
                {
                    throw TooLong(path, bytesMax);
                }

                content.Write(block, 0, count);
            }

            return content.Length == content.Capacity ? content.GetBuffer() : content.ToArray();
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CliException($"{path} does not exist", "check the path");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CliException($"{path} cannot be read: {failure.Message.TrimEnd('.')}", "check the path and the rights on it");
        }
    }

    private static CliException TooLong(string path, long bytesMax) =>
        new($"{path} is longer than {Text.Number(bytesMax)} bytes", "use a shorter file");
}
