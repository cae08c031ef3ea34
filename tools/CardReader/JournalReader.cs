// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>Reads one folder's journal: checks each line's number, digest and tag, and takes in what it says.</summary>
internal sealed class JournalReader(CardReading card, JournalFolder folder)
{
    private readonly EventReader _events = new(card, folder);
    private PowerOn _powerOn = null!;
    private Digest _former;
    private long _expected = -1;
    private bool _isRepeating;
    private bool _isOutOfOrder;
    private (int Offset, int Length)? _garbage;

    /// <summary>Reads it.</summary>
    /// <param name="bytes">The journal, or its beginning if it is too long to be one.</param>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        JournalScanner scanner = new(bytes);
        while (scanner.Next())
        {
            bool isTaken = scanner.Text is { } text && (folder.Head is null ? TakeHead(text) : TakeLine(text));
            if (folder.Head is null)
            {
                folder.Tail = isTaken ? null : (0, bytes.Length);
                return;
            }

            if (isTaken)
            {
                ReportGarbage();
            }
            else
            {
                int offset = _garbage?.Offset ?? scanner.Offset;
                _garbage = (offset, scanner.Offset + scanner.Length - offset);
            }
        }

        folder.Tail = _garbage ?? (folder.Head is null ? (0, 0) : null);
        if (_garbage is null && bytes.Length % JournalScanner.SectorBytes != 0)
        {
            folder.Tail = (bytes.Length, 0);
        }
    }

    private bool TakeHead(string text)
    {
        if (JournalHead.IsOtherVersion(text))
        {
            Report(FindingKind.Version, $"its format is of a version that this reader does not know: {Printable.Of(text[..Math.Min(text.Length, 24)])}");
            return true;
        }

        JournalHead? head = JournalHead.Parse(text);
        if (head is null)
        {
            return false;
        }

        folder.Head = head;
        _powerOn = folder.PowerOn = card.PowerOnOf(head);
        _powerOn.FolderList.Add(folder);
        _former = head.After;
        Judge(head.IsGenuine ? LayerVerdict.Fits : LayerVerdict.Broken, LayerVerdict.NotChecked);
        if (!head.IsGenuine)
        {
            Report(FindingKind.Garbled, $"the head is not what was written: its digest does not fit");
        }

        if (head.Folder != folder.Number)
        {
            Report(FindingKind.Unjournalled, $"this journal was written in folder {head.Folder:00000}");
        }

        return true;
    }

    private bool TakeLine(string text)
    {
        JournalLine? line = JournalLine.Parse(text);
        if (line is null)
        {
            return false;
        }

        CheckOrder(line);
        bool isGenuine = JournalDigest.Of(_former, line.Text) == line.Digest;
        if (!isGenuine && !_isOutOfOrder)
        {
            Report(FindingKind.Garbled, $"line {line.Number} is not what was written: its digest does not fit");
        }

        _former = line.Digest;
        folder.LastLine = (line.Number, line.Digest);
        if (_isRepeating)
        {
            return true;
        }

        LayerVerdict keyed = CardReading.TryTag(_powerOn, folder, line);
        LayerVerdict isPublic = isGenuine && !_isOutOfOrder ? LayerVerdict.Fits : LayerVerdict.Broken;
        Judge(isPublic, keyed);
        if (_powerOn.Add(line.Number, line.Digest))
        {
            _events.Take(line, isPublic, keyed);
        }

        return true;
    }

    private void CheckOrder(JournalLine line)
    {
        _isOutOfOrder = false;
        _isRepeating = false;
        long number = line.Number;
        if (_expected < 0)
        {
            CheckBeginning(number);
        }
        else if (number > _expected)
        {
            Report(FindingKind.Missing, number - _expected == 1 ? $"line {_expected} is missing" : (FormattableString)$"lines {_expected} to {number - 1} are missing");
            _isOutOfOrder = true;
        }
        else if (number < _expected)
        {
            string where = number == _expected - 1 ? "again behind itself" : $"behind line {_expected - 1}";
            Report(FindingKind.Unjournalled, $"line {number} stands {where}");
            _isOutOfOrder = true;
        }

        if (!_isOutOfOrder && _powerOn.DigestAt(number) is { } known)
        {
            _isRepeating = known == line.Digest;
            if (!_isRepeating)
            {
                Report(FindingKind.Unjournalled, $"line {number} says something else than line {number} of this power-on in an earlier folder");
            }
        }

        _expected = number == long.MaxValue ? number : number + 1;
    }

    private void CheckBeginning(long number)
    {
        if (number == 0)
        {
            if (_former != default)
            {
                Report(FindingKind.Garbled, $"the head speaks of lines before line 0");
            }
        }
        else if (_powerOn.DigestAt(number - 1) is { } before)
        {
            if (before != _former)
            {
                Report(FindingKind.Unjournalled, $"line {number} does not continue line {number - 1} of the folder before");
            }
        }
        else
        {
            folder.LinesElsewhere = (_powerOn.LastLine + 1, number - 1);
            _powerOn.HasLinesElsewhere = true;
        }
    }

    private void ReportGarbage()
    {
        if (_garbage is { } garbage)
        {
            Report(FindingKind.Garbled, $"bytes {garbage.Offset} to {garbage.Offset + garbage.Length - 1} are no journal lines");
            _garbage = null;
        }
    }

    private void Report(FindingKind kind, FormattableString text) => card.Findings.Add(kind, folder.JournalPath, text);

    private void Judge(LayerVerdict isPublic, LayerVerdict keyed)
    {
        _powerOn.Public = isPublic > _powerOn.Public ? isPublic : _powerOn.Public;
        _powerOn.Keyed = keyed > _powerOn.Keyed ? keyed : _powerOn.Keyed;
    }
}
