// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>Lists a card: finds CARD.TXT, the numbered folders and their files, and names what is none of HushTap's.</summary>
internal sealed class CardDirectory(string root, Findings findings)
{
    /// <summary>More files than that are more than a folder of 500 segments can have.</summary>
    private const int FolderFilesMax = 4096;

    private const int FoldersMax = 99_999;
    private const string HushTap = "HUSHTAP";
    private const string TestFile = "TEST.TMP";
    private const string PageFile = "OPEN-ME.HTML";

    private readonly HashSet<int> _numbers = [];

    public CardText? Text { get; private set; }

    public List<JournalFolder> Folders { get; } = [];

    public void Read()
    {
        if (!Directory.Exists(root))
        {
            throw new CardException($"{root} is no folder", "name the folder where the card is");
        }

        try
        {
            bool hasText = ReadRoot(root, "", out bool hasFolder);
            if (!hasText && !hasFolder)
            {
                throw new CardException($"{root} has neither {HushTap} nor {CardText.FileName}", "name the folder that has HUSHTAP in it; hushtap card prepare makes a new card ready");
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CardException($"{root} cannot be listed: {failure.Message.TrimEnd('.')}", "check the card and the rights on it");
        }

        Folders.Sort((a, b) => a.Number.CompareTo(b.Number));
    }

    private bool ReadRoot(string path, string prefix, out bool hasFolder)
    {
        bool hasText = false;
        hasFolder = false;
        foreach (FileSystemInfo entry in new DirectoryInfo(path).EnumerateFileSystemInfos())
        {
            bool isFolder = entry is DirectoryInfo { LinkTarget: null };
            if (isFolder && Is(entry, HushTap))
            {
                ReadHushTap(entry.FullName, prefix + HushTap);
                hasFolder = true;
            }
            else if (isFolder && prefix.Length == 0 && Is(entry, "D"))
            {
                hasText |= ReadRoot(entry.FullName, "D/", out bool hasInner);
                hasFolder |= hasInner;
            }
            else if (entry is FileInfo { LinkTarget: null } file && Is(entry, CardText.FileName))
            {
                ReadText(file, prefix + CardText.FileName);
                hasText = true;
            }
            else if (!(entry is FileInfo { LinkTarget: null } && prefix.Length == 0 && Is(entry, PageFile)))
            {
                Foreign(prefix + entry.Name);
            }
        }

        return hasText;
    }

    private void ReadHushTap(string path, string prefix)
    {
        foreach (FileSystemInfo entry in new DirectoryInfo(path).EnumerateFileSystemInfos())
        {
            bool isNumber = entry.Name.Length == JournalFolder.NameDigits && Field.TryDigits(entry.Name, out long number) && number is >= 1 and <= FoldersMax;
            if (isNumber && entry is DirectoryInfo { LinkTarget: null })
            {
                ReadFolder(entry, prefix);
            }
            else if (entry is FileInfo && Is(entry, TestFile))
            {
                findings.Add(FindingKind.Note, $"{prefix}/{TestFile}", $"a latency test of the card was going on");
            }
            else
            {
                Foreign($"{prefix}/{entry.Name}");
            }
        }
    }

    private void ReadFolder(FileSystemInfo entry, string prefix)
    {
        Field.TryDigits(entry.Name, out long number);
        JournalFolder folder = new((int)number, $"{prefix}/{entry.Name}", entry.FullName);
        if (!_numbers.Add(folder.Number))
        {
            findings.Add(FindingKind.Unjournalled, folder.Path, $"there are two folders of that number; this one was not read");
            return;
        }

        Folders.Add(folder);
        try
        {
            foreach (FileSystemInfo file in new DirectoryInfo(entry.FullName).EnumerateFileSystemInfos())
            {
                ReadFile(folder, file);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            findings.Add(FindingKind.Unreadable, folder.Path, $"it cannot be listed: {Printable.Of(failure.Message.TrimEnd('.'))}");
        }
    }

    private void ReadFile(JournalFolder folder, FileSystemInfo entry)
    {
        if (entry is not FileInfo { LinkTarget: null } file)
        {
            Foreign($"{folder.Path}/{entry.Name}");
        }
        else if (Is(entry, JournalFolder.JournalName))
        {
            folder.JournalBytes = file.Length;
            folder.JournalFullPath = file.FullName;
        }
        else if (SegmentName.Parse(entry.Name) is not null && folder.FileLengths.Count < FolderFilesMax)
        {
            folder.FileLengths[entry.Name] = file.Length;
        }
        else
        {
            Foreign($"{folder.Path}/{entry.Name}");
        }
    }

    private void ReadText(FileInfo file, string path)
    {
        byte[] bytes = file.Length is 0 or > CardText.BytesMax ? [] : File.ReadAllBytes(file.FullName);
        Text = CardText.Parse(bytes);
        if (Text is null)
        {
            findings.Add(FindingKind.Garbled, path, $"it is not what hushtap card prepare writes: the device takes the card for one of 1,000,000,000 bytes");
        }
    }

    private void Foreign(string path) => findings.Add(FindingKind.Foreign, Printable.Of(path), $"none of HushTap's");

    private static bool Is(FileSystemInfo entry, string name) => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
