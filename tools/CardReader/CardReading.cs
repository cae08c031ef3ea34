// SPDX-License-Identifier: MIT
using System.Globalization;

namespace HushTap.CardReader;

/// <summary>The making of a <see cref="Card"/>: directory first, then the journals in the order of their folders, then what they say of one another.</summary>
internal sealed class CardReading(string root, KeyFile? keys, ArchiveView? archive)
{
    /// <summary>A longer journal is none: 500 segments with all that may happen around them take a tenth of it.</summary>
    public const int JournalBytesMax = 32 << 20;

    /// <summary>All journals of a card together; beyond that they are not read.</summary>
    public const long JournalsBytesMax = 256 << 20;

    private readonly Dictionary<(string Device, long Boot), PowerOn> _powerOns = [];
    private readonly Dictionary<(int Folder, long Call), Erasure> _erasures = [];
    private readonly KeyChain? _chain = keys?.Root is { } key ? new KeyChain(key, keys.RootBoot) : null;
    private Dictionary<int, JournalFolder> _folders = [];
    private long _journalBytes;

    public string Root { get; } = root;

    public KeyFile? Keys { get; } = keys;

    public ArchiveView? Archive { get; } = archive;

    public Findings Findings { get; } = new();

    public CardText? Text { get; private set; }

    public List<JournalFolder> Folders { get; private set; } = [];

    public List<PowerOn> PowerOns { get; } = [];

    public void Read(DeviceHead? head)
    {
        CardDirectory directory = new(Root, Findings);
        directory.Read();
        Text = directory.Text;
        Folders = directory.Folders;
        _folders = Folders.ToDictionary(folder => folder.Number);
        foreach (JournalFolder folder in Folders)
        {
            ReadJournal(folder);
        }

        new FolderChain(this).Check();
        new KeyVerdict(this).Check();
        CheckCalls();
        Erase();
        FileCheck.CheckPresence(this);
        if (head is not null)
        {
            HeadCheck.Check(this, head);
        }
    }

    public JournalFolder? FolderOf(int number) => _folders.GetValueOrDefault(number);

    /// <summary>Gets the power-on that a journal belongs to, and makes it when it is the first of its journals.</summary>
    public PowerOn PowerOnOf(JournalHead head)
    {
        if (!_powerOns.TryGetValue((head.Device, head.Boot), out PowerOn? powerOn))
        {
            powerOn = new PowerOn(head.Device, head.Boot);
            _powerOns.Add((head.Device, head.Boot), powerOn);
            PowerOns.Add(powerOn);
            byte[]? session = head.Device == Keys?.Device ? _chain?.Session(head.Boot) : null;
            powerOn.Tags = session is null ? null : new TagCheck(new LineKeys(session));
        }

        return powerOn;
    }

    public static LayerVerdict TryTag(PowerOn powerOn, JournalFolder folder, JournalLine line)
    {
        if (powerOn.Tags is null)
        {
            return LayerVerdict.NotChecked;
        }

        powerOn.KeyedLines++;
        return powerOn.Tags.Try(folder, line);
    }

    public void Add(Erasure erasure) => _erasures[(erasure.FolderNumber, erasure.Call)] = erasure;

    public bool FinishErasure(int folder, long call, DateTimeOffset? utc)
    {
        if (!_erasures.TryGetValue((folder, call), out Erasure? erasure))
        {
            _erasures.Add((folder, call), erasure = new Erasure(folder, call, "-", utc));
        }

        erasure.IsDone = true;
        return true;
    }

    private void ReadJournal(JournalFolder folder)
    {
        if (folder.JournalFullPath is not { } path)
        {
            return;
        }

        long length = folder.JournalBytes!.Value;
        if (length > JournalBytesMax || _journalBytes + length > JournalsBytesMax)
        {
            Findings.Add(FindingKind.Garbled, folder.JournalPath, $"{length} bytes are more than a journal can have: it was not read");
            return;
        }

        _journalBytes += length;
        try
        {
            // A file without length is not opened: it may be a pipe, which would be waited for.
            new JournalReader(this, folder).Read(length == 0 ? [] : File.ReadAllBytes(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Findings.Add(FindingKind.Unreadable, folder.JournalPath, $"it cannot be read: {Printable.Of(failure.Message.TrimEnd('.'))}");
        }
    }

    private void CheckCalls()
    {
        foreach (PowerOn powerOn in PowerOns)
        {
            string path = powerOn.Folders[0].JournalPath;
            foreach ((long frame, long frames) in powerOn.Ledger.Close())
            {
                Findings.Add(FindingKind.Garbled, path, $"{frames} frames at frame {frame} of power-on {powerOn.Boot} are accounted for twice");
            }

            foreach (Call call in powerOn.Calls.Where(call => call.UnexplainedFrames > 0))
            {
                string seconds = powerOn.Rate > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({(decimal)call.UnexplainedFrames / powerOn.Rate:0.0} s)") : "";
                FindingKind kind = powerOn.HasLinesElsewhere ? FindingKind.Note : FindingKind.Unexplained;
                Findings.Add(kind, path, $"{call.UnexplainedFrames} frames{seconds} of call {call.Number} of power-on {powerOn.Boot} are neither recorded nor withheld with a reason");
            }
        }
    }

    private void Erase()
    {
        foreach (Segment segment in Folders.SelectMany(folder => folder.SegmentList))
        {
            segment.Erasure = _erasures.GetValueOrDefault((segment.Folder.Number, segment.Name.Call));
        }
    }
}
