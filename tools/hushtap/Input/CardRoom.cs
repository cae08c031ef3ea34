// SPDX-License-Identifier: MIT
using HushTap.CardReader;

namespace HushTap.Cli.Input;

/// <summary>How much a card can hold, for CARD.TXT (FORMAT.md §2).</summary>
public sealed class CardRoom
{
    private const string TemporaryName = "CARD.NEW";
    private const int FoldersMax = 99_999;

    private readonly string _directory;
    private readonly CardText _text;

    private CardRoom(string directory, CardText text, IReadOnlyList<string> notes) => (_directory, _text, Notes) = (directory, text, notes);

    /// <summary>Gets what was assumed or is odd.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Finds out what the card can hold.</summary>
    /// <param name="directory">As typed.</param>
    /// <param name="roomBytes">What the user says; null to measure.</param>
    /// <param name="clusterBytes">What the user says; null to ask the system.</param>
    /// <param name="clusterBytesAssumed">When the system does not say.</param>
    /// <returns>The card's room.</returns>
    /// <exception cref="CliException">It is no card, or it is of no use to a HushTap.</exception>
    public static CardRoom Measure(string directory, long? roomBytes, int? clusterBytes, int clusterBytesAssumed)
    {
        if (!Directory.Exists(directory))
        {
            throw new CliException($"{directory} is no folder", "insert the card and name the folder where it is mounted");
        }

        try
        {
            List<string> notes = [];
            DriveInfo drive = new(Path.GetFullPath(directory));
            CheckFormat(drive, notes);
            int cluster = clusterBytes ?? Assumed(clusterBytesAssumed, notes);
            long free = roomBytes ?? drive.AvailableFreeSpace + Taken(Path.Combine(directory, "HUSHTAP"), cluster);
            long room = free / cluster * cluster;
            string id = Former(directory)?.Id ?? CardText.NewId();
            return new CardRoom(directory, new CardText(id, room, cluster), notes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CliException($"{directory} cannot be measured: {failure.Message.TrimEnd('.')}", "check the card, or say --room and --cluster");
        }
    }

    /// <summary>Writes CARD.TXT: whole or not at all.</summary>
    /// <returns>What stands in it.</returns>
    /// <exception cref="CliException">It cannot be written.</exception>
    public CardText Write()
    {
        string temporary = Path.Combine(_directory, TemporaryName);
        try
        {
            using (FileStream file = new(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                file.Write(_text.ToBytes());
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, Path.Combine(_directory, CardText.FileName), overwrite: true);
            return _text;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{_directory} cannot be written: {failure.Message.TrimEnd('.')}", "check the card's lock and the rights on it");
        }
    }

    private static void CheckFormat(DriveInfo drive, List<string> notes)
    {
        string format = drive.DriveFormat;
        if (format.Contains("exfat", StringComparison.OrdinalIgnoreCase) || format.Contains("ntfs", StringComparison.OrdinalIgnoreCase))
        {
            throw new CliException($"the card is formatted as {format}, which the device cannot read", "format it as FAT32 first; that erases it");
        }

        if (!format.Contains("fat", StringComparison.OrdinalIgnoreCase) && !format.Contains("msdos", StringComparison.OrdinalIgnoreCase))
        {
            notes.Add($"the folder is on {format}, not on a FAT card; the device reads FAT32 only");
        }
    }

    private static int Assumed(int clusterBytes, List<string> notes)
    {
        notes.Add($"the cluster size is taken for {Text.Number(clusterBytes)} bytes; say --cluster if it is another");
        return clusterBytes;
    }

    private static CardText? Former(string directory)
    {
        FileInfo file = new(Path.Combine(directory, CardText.FileName));
        return file is { Exists: true, Length: > 0 and <= CardText.BytesMax } ? CardText.Parse(File.ReadAllBytes(file.FullName)) : null;
    }

    /// <summary>What HUSHTAP takes already, in whole clusters.</summary>
    private static long Taken(string folder, int cluster)
    {
        if (!Directory.Exists(folder))
        {
            return 0;
        }

        EnumerationOptions all = new() { RecurseSubdirectories = true, MaxRecursionDepth = 2, AttributesToSkip = FileAttributes.ReparsePoint };
        return new DirectoryInfo(folder).EnumerateFileSystemInfos("*", all)
            .Take(FoldersMax * 600)
            .Sum(entry => entry is FileInfo file ? (file.Length + cluster - 1) / cluster * cluster : cluster) + cluster;
    }
}
