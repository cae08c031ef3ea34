// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>What directory and journal say of one another, without reading audio.</summary>
internal static class FileCheck
{
    /// <summary>Gives every segment its file's length and a first state; names files that no journal speaks of.</summary>
    public static void CheckPresence(CardReading card)
    {
        foreach (JournalFolder folder in card.Folders)
        {
            HashSet<string> unknown = new(folder.FileLengths.Keys, StringComparer.OrdinalIgnoreCase);
            foreach (Segment segment in folder.SegmentList)
            {
                segment.FileBytes = folder.FileLengths.TryGetValue(segment.FileName, out long length) ? length : null;
                unknown.Remove(segment.FileName);
                if (segment.FileBytes is null)
                {
                    Absent(card, segment);
                }
                else
                {
                    Present(card, segment, length);
                }
            }

            foreach (string name in unknown.Where(_ => folder.Head is not null).Order(StringComparer.Ordinal))
            {
                card.Findings.Add(FindingKind.Unjournalled, $"{folder.Path}/{Printable.Of(name)}", $"no journal line speaks of this file");
            }

            CheckDates(card, folder);
        }
    }

    private static void Absent(CardReading card, Segment segment)
    {
        bool hasAudio = segment.IsRecovered || segment.AudioDigest is not null;
        if (segment.Erasure is not null || card.Archive?.Removed.Contains(segment.Path) == true)
        {
            segment.State = SegmentState.Erased;
        }
        else if (segment.IsNeverMade || (!segment.IsEnded && !hasAudio && segment.EndReason != "power-cut"))
        {
            segment.State = SegmentState.NeverMade;
            card.Findings.Add(FindingKind.Recovered, segment.Path, $"it was never made: the power failed or the card went before");
        }
        else if (!segment.IsEnded && !hasAudio)
        {
            segment.State = SegmentState.NeverMade;
            card.Findings.Add(FindingKind.Truncated, segment.Path, $"it is not there: the power failed or the card was taken out before it was made, or it was removed");
        }
        else
        {
            segment.State = SegmentState.Missing;
            card.Findings.Add(FindingKind.Missing, segment.Path, $"the file is missing");
        }
    }

    private static void Present(CardReading card, Segment segment, long length)
    {
        long wanted = SegmentLayout.HeaderBytes + SegmentLayout.BodyBytes(segment.Frames, segment.Name.IsEncrypted);
        bool isComplete = segment.IsEnded || segment.IsRecovered;
        bool isLength = isComplete ? length == wanted : length >= wanted || segment.AudioDigest is null;
        segment.State = !isLength ? SegmentState.Garbled
            : segment.IsRecovered ? SegmentState.Recovered
            : segment.IsEnded ? SegmentState.Intact : SegmentState.Truncated;
        if (segment.Erasure is not null && card.Archive is not null)
        {
            card.Findings.Add(FindingKind.Note, segment.Path, $"the device has erased it since; the archive still has it");
        }
        else if (segment.Erasure is { IsDone: true })
        {
            card.Findings.Add(FindingKind.Unjournalled, segment.Path, $"the journal says that it was erased, but it is there");
        }
        else if (segment.Erasure is not null)
        {
            segment.State = SegmentState.Erased;
            card.Findings.Add(FindingKind.Recovered, segment.Path, $"the power failed while it was erased: what is left of it proves nothing");
        }
    }

    private static void CheckDates(CardReading card, JournalFolder folder)
    {
        foreach (string name in folder.FileLengths.Keys.Where(name => SegmentName.Parse(name)?.Start?.Year < Card.YearMin).Order(StringComparer.Ordinal))
        {
            card.Findings.Add(
                FindingKind.Date, $"{folder.Path}/{name}", $"its name says {SegmentName.Parse(name)!.Start!.Value.Year}: the device's clock was wrong, or the file is another's");
        }
    }
}
