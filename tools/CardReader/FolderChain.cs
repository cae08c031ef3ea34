// SPDX-License-Identifier: MIT
using System.Globalization;

namespace HushTap.CardReader;

/// <summary>What folders say of those before them: a missing, exchanged or shortened one is found so.</summary>
internal sealed class FolderChain(CardReading card)
{
    public void Check()
    {
        JournalFolder? before = null;
        foreach (JournalFolder folder in card.Folders)
        {
            CheckLinesElsewhere(folder);
            bool isConfirmed = folder.Head is not null && CheckStart(folder, before);
            if (before is not null)
            {
                ReportTail(before, isConfirmed);
            }

            // A folder with nothing in it was begun when the power failed; the next one may not speak of it.
            before = folder.IsEmpty ? before : folder;
            if (folder.IsEmpty)
            {
                bool isLast = folder == card.Folders[^1];
                card.Findings.Add(
                    isLast ? FindingKind.Truncated : FindingKind.Note, folder.Path, $"it is empty: the power failed before anything was written{(isLast ? ", or it was emptied" : string.Empty)}");
            }
            else if (folder.JournalBytes is null)
            {
                card.Findings.Add(FindingKind.Missing, folder.JournalPath, $"the journal is missing: nothing in this folder can be checked");
            }
        }

        if (before is not null)
        {
            ReportTail(before, false);
        }

        CheckBoots();
    }

    /// <summary>Checks a folder's beginning against the folder before it.</summary>
    /// <returns>True when it confirms where that one's journal ends.</returns>
    private bool CheckStart(JournalFolder folder, JournalFolder? before)
    {
        switch (folder.StartLine?.Event)
        {
            case null:
                if (folder.LastLine is not null)
                {
                    Report(FindingKind.Missing, folder, $"no line says how this folder was begun");
                }

                return false;
            case "folder-full":
                if (before?.PowerOn != folder.PowerOn || folder.LinesElsewhere is not null)
                {
                    Report(FindingKind.Missing, folder, $"the folder that it continues is missing, or its end is");
                }

                return false;
            default:
                return CheckPrevious(folder, before);
        }
    }

    private bool CheckPrevious(JournalFolder folder, JournalFolder? before)
    {
        if (folder.PreviousLine is not { } previous)
        {
            if (before is not null)
            {
                Report(FindingKind.Unjournalled, folder, $"it was begun on a card without older folders, but {before.Path} is there");
            }

            return false;
        }

        Field.TryDigits(previous.Value("folder"), out long number);
        if (before is null || number != before.Number)
        {
            bool isThere = card.FolderOf((int)number) is { IsEmpty: false };
            string what = !isThere ? "and that is missing" : before is null ? "and that does not come before it" : $"but {before.Path} came between";
            Report(isThere ? FindingKind.Unjournalled : FindingKind.Missing, folder, $"it was begun behind folder {number:00000}, {what}");
            return false;
        }

        return CheckEnd(previous, before);
    }

    private bool CheckEnd(JournalLine previous, JournalFolder before)
    {
        long? line = previous.Number64("line");
        long bytes = previous.Number64("bytes") ?? 0;
        if (line == before.LastLine?.Number && previous.DigestOf("digest") == before.LastLine?.Digest && bytes == (before.JournalBytes ?? 0))
        {
            return true;
        }

        string said = line is null ? "without a line" : string.Create(CultureInfo.InvariantCulture, $"at line {line}");
        string seen = before.LastLine is null ? "without a line" : string.Create(CultureInfo.InvariantCulture, $"at line {before.LastLine.Value.Number}");
        bool isShorter = (before.LastLine?.Number ?? -1) < (line ?? -1) || (before.JournalBytes ?? 0) < bytes;
        string what = isShorter ? "its end is missing" : "it is another one, or was changed";
        card.Findings.Add(
            isShorter ? FindingKind.Missing : FindingKind.Unjournalled,
            before.JournalPath,
            $"the next folder found this journal to end {said} with {bytes} bytes; it ends {seen} with {before.JournalBytes ?? 0}: {what}");
        return false;
    }

    private void CheckLinesElsewhere(JournalFolder folder)
    {
        if (folder.LinesElsewhere is { } lines)
        {
            bool isElsewhere = folder.StartLine?.Event == "card-in";
            Report(
                isElsewhere ? FindingKind.Note : FindingKind.Missing,
                folder,
                $"lines {lines.From} to {lines.To} of this power-on are {(isElsewhere ? "not on this card" : "missing")}");
        }
    }

    private void ReportTail(JournalFolder folder, bool isConfirmed)
    {
        if (folder.Tail is not { } tail)
        {
            return;
        }

        folder.Tail = null;
        if (folder.Head is null)
        {
            ReportHeadless(folder, isConfirmed);
            return;
        }

        if (tail.Length == 0)
        {
            Report(FindingKind.Garbled, folder, $"the journal is cut off at byte {tail.Offset}: the device only writes whole sectors");
        }
        else
        {
            Report(FindingKind.Garbled, folder, $"bytes {tail.Offset} to {tail.Offset + tail.Length - 1}, the last ones, are no journal lines");
        }
    }

    private void ReportHeadless(JournalFolder folder, bool isConfirmed)
    {
        string what = folder.JournalBytes == 0 ? "the journal is empty" : "the journal does not begin with a head";
        if (isConfirmed)
        {
            Report(FindingKind.Recovered, folder, $"{what}: the power failed while it was made; the next folder says so");
        }
        else if (folder.JournalBytes == 0 && folder.FileLengths.Count == 0)
        {
            Report(FindingKind.Truncated, folder, $"{what}: the power failed while it was made, or it was emptied");
        }
        else
        {
            Report(FindingKind.Garbled, folder, $"{what}: nothing in this folder can be checked");
        }
    }

    private void CheckBoots()
    {
        Dictionary<string, long> highest = new(StringComparer.Ordinal);
        foreach (PowerOn powerOn in card.PowerOns)
        {
            if (highest.TryGetValue(powerOn.Device, out long boot) && powerOn.Boot < boot)
            {
                Report(FindingKind.Unjournalled, powerOn.Folders[0], $"power-on {powerOn.Boot} stands behind power-on {boot}");
            }

            highest[powerOn.Device] = Math.Max(boot, powerOn.Boot);
        }
    }

    private void Report(FindingKind kind, JournalFolder folder, FormattableString text) => card.Findings.Add(kind, folder.JournalPath, text);
}
