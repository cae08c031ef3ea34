// SPDX-License-Identifier: MIT
using HushTap.CardReader;
using HushTap.Desk;

namespace HushTap.Cli.Input;

/// <summary>Reads cards, key files and the device's head for the commands that look at a card.</summary>
public static class CardInput
{
    /// <summary>Reads a card's directory and journals.</summary>
    /// <param name="path">As typed.</param>
    /// <param name="keys">The owner's keys, or null.</param>
    /// <param name="head">The device's head, or null.</param>
    /// <returns>The card.</returns>
    /// <exception cref="CliException">It is no card.</exception>
    public static Card Read(string path, KeyFile? keys = null, DeviceHead? head = null) => Ask(() => Card.Read(path, keys, head, CardArchive.ViewOf(path)));

    /// <summary>Asks a card for something.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="ask">Asks.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="CliException">It is not to be had.</exception>
    public static T Ask<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (CardException failure)
        {
            throw new CliException(failure.Message, failure.Hint);
        }
    }

    /// <summary>Asks a card for something that is written to files.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="folder">Where the files go, as typed.</param>
    /// <param name="ask">Asks.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="CliException">It is not to be had, or cannot be written.</exception>
    public static T AskForFiles<T>(string folder, Func<T> ask)
    {
        try
        {
            return Ask(ask);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or NotSupportedException)
        {
            throw new CliException(
                $"stopped: {failure.Message.TrimEnd('.')}", $"check the card, and the room and the rights in {folder}; the same command again goes on where it was stopped", ExitCode.Problem);
        }
    }

    /// <summary>Reads <c>--key</c>.</summary>
    /// <param name="path">As typed; null if not given.</param>
    /// <returns>The keys, or null.</returns>
    /// <exception cref="CliException">It is no key file. Nothing of it is quoted.</exception>
    public static KeyFile? Keys(string? path)
    {
        if (path is null)
        {
            return null;
        }

        try
        {
            return KeyFile.Parse(ReadSmall(path, KeyFile.BytesMax));
        }
        catch (FormatException failure)
        {
            throw new CliException($"{path} is no key file: {failure.Message}", "name the key file that was made when the device got its keys");
        }
    }

    /// <summary>Reads <c>--head</c>: the words themselves, or a file that has them somewhere in it.</summary>
    /// <param name="text">As typed; null if not given.</param>
    /// <returns>The head, or null.</returns>
    /// <exception cref="CliException">It is neither.</exception>
    public static DeviceHead? Head(string? text)
    {
        if (text is null)
        {
            return null;
        }

        bool isFile = File.Exists(text);
        string words = isFile ? System.Text.Encoding.Latin1.GetString(ReadSmall(text, DeviceHead.CharactersMax)) : text;
        return DeviceHead.Parse(words) ?? throw new CliException(
            isFile ? $"{text} does not say how far the device has written" : $"--head '{text}' is neither a file nor a head",
            "say \"boot=N line=N digest=HEX\", or name a file with the device's answer to status");
    }

    private static byte[] ReadSmall(string path, int bytesMax)
    {
        try
        {
            FileInfo file = new(path);
            if (!file.Exists)
            {
                throw new CliException($"{path} does not exist", "check the name");
            }

            // A file without length is not opened: it may be a pipe, which would be waited for.
            return file.Length <= bytesMax
                ? file.Length == 0 ? [] : File.ReadAllBytes(path)
                : throw new CliException($"{path} is too long", "check the name");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{path} cannot be read: {failure.Message.TrimEnd('.')}", "check the rights on the file");
        }
    }
}
