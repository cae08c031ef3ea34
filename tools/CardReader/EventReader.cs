// SPDX-License-Identifier: MIT
using System.Globalization;

namespace HushTap.CardReader;

/// <summary>Takes in what journal lines say. Events and keys that it does not know are passed over.</summary>
internal sealed class EventReader(CardReading card, JournalFolder folder)
{
    private PowerOn PowerOn => folder.PowerOn!;

    /// <summary>Takes in one line.</summary>
    public void Take(JournalLine line, LayerVerdict isPublic, LayerVerdict keyed)
    {
        bool isWhole = line.Event switch
        {
            "power-on" or "card-in" or "folder-full" => TakeStart(line),
            "previous" => TakePrevious(line),
            "call" => TakeCall(line),
            "call-end" => TakeCallEnd(line),
            "segment" => TakeSegment(line, isPublic, keyed),
            "commit" => TakeCommit(line, isPublic, keyed),
            "segment-end" => TakeSegmentEnd(line, isPublic, keyed),
            "recovered" => TakeRecovered(line, isPublic, keyed),
            "withheld" => TakeWithheld(line),
            "gap" => TakeGap(line),
            "erase" => TakeErase(line),
            "erased" => TakeErased(line),
            _ => true,
        };
        if (!isWhole)
        {
            card.Findings.Add(FindingKind.Garbled, folder.JournalPath, $"line {line.Number} ({line.Event}) does not say what it must, or not what others say");
        }

        CheckDate(line);
        Keep(line);
    }

    private void Keep(JournalLine line)
    {
        PowerOn.UsedKib = line.Number64("used-kib") ?? PowerOn.UsedKib;
        PowerOn.LinesDropped = Math.Min(PowerOn.LinesDropped + (line.Number64("lines-dropped") ?? 0), Field.NumberMax);
        PowerOn.FirstLineWithUtc = PowerOn.FirstLineWithUtc < 0 && line.Utc is not null ? line.Number : PowerOn.FirstLineWithUtc;
        bool isKept = line.Event is not ("call" or "call-end" or "segment" or "commit" or "segment-end" or "withheld" or "gap" or "previous" or "space");
        if (isKept && PowerOn.EventList.Count < PowerOn.EventsMax)
        {
            PowerOn.EventList.Add(line);
        }
    }

    private void CheckDate(JournalLine line)
    {
        if (line.Utc is { Year: < Card.YearMin } utc && !PowerOn.HasOldDate)
        {
            PowerOn.HasOldDate = true;
            card.Findings.Add(FindingKind.Date, folder.JournalPath, $"line {line.Number} says that it is {utc.Year}: the device's clock was wrong");
        }
    }

    private bool TakeStart(JournalLine line)
    {
        if (line.Value("folder") != folder.Number.ToString("00000", CultureInfo.InvariantCulture))
        {
            // The device writes the lines that wait for the card into the next folder: such as the start of a folder that failed.
            return true;
        }

        folder.StartLine ??= line;
        return line.Value("card") == folder.Head!.Card;
    }

    private bool TakePrevious(JournalLine line)
    {
        if (!TryFolder(line, out _) || line.Number64("bytes") is null)
        {
            return false;
        }

        folder.PreviousLine ??= folder.StartLine is not null ? line : null;
        return true;
    }

    private bool TakeCall(JournalLine line)
    {
        if (line.Number64("call") is not { } number || line.Number64("first") is not { } first)
        {
            return false;
        }

        Call call = new(PowerOn, number, first, line.Utc);
        PowerOn.CallList.Add(call);
        PowerOn.Ledger.Begin(call);
        return true;
    }

    private bool TakeCallEnd(JournalLine line) =>
        line.Number64("call") is { } number
        && line.Number64("first") is { } first
        && (PowerOn.Ledger.End(number, first, line) || PowerOn.HasLinesElsewhere || PowerOn.FirstLine > 0);

    private bool TakeSegment(JournalLine line, LayerVerdict isPublic, LayerVerdict keyed)
    {
        string file = line.Value("file") ?? string.Empty;
        if (SegmentName.Parse(file) is not { } name
            || line.Number64("first") is not { } first
            || line.Number64("rate") is not { } rate
            || rate is not (8000 or 16000)
            || PowerOn.Find(file) is not null)
        {
            return false;
        }

        Segment segment = new(folder, file, name, first, (int)rate)
        {
            Clock = line.Value("clock") ?? "unset",
            Settings = line.Value("settings") ?? string.Empty,
        };
        segment.Judge(isPublic, keyed);
        folder.SegmentList.Add(segment);
        PowerOn.Add(segment);
        PowerOn.Rate = PowerOn.Rate == 0 ? segment.Rate : PowerOn.Rate;
        PowerOn.Ledger.Add(segment);
        return true;
    }

    private bool TakeCommit(JournalLine line, LayerVerdict isPublic, LayerVerdict keyed)
    {
        if (SegmentOf(line, isPublic, keyed) is not { IsEnded: false } segment || line.DigestOf("digest") is not { } digest)
        {
            return false;
        }

        return TakeFrames(segment, line, digest);
    }

    private bool TakeSegmentEnd(JournalLine line, LayerVerdict isPublic, LayerVerdict keyed)
    {
        if (SegmentOf(line, isPublic, keyed) is not { IsEnded: false } segment || line.Number64("first") != segment.First)
        {
            return false;
        }

        segment.EndReason = line.Value("reason") ?? "-";
        if (line.Value("digest") is null)
        {
            // The card failed under it: what the last commit proves is all there is, until it is recovered.
            segment.FramesAtLeast = line.Number64("frames") ?? 0;
            return line.Number64("frames") is not null;
        }

        segment.IsEnded = true;
        segment.HeaderDigest = line.DigestOf("header");
        return segment.HeaderDigest is not null && line.DigestOf("digest") is { } digest && TakeFrames(segment, line, digest);
    }

    private bool TakeRecovered(JournalLine line, LayerVerdict isPublic, LayerVerdict keyed)
    {
        if (!TryFolder(line, out int number) || card.FolderOf(number) is not { } other)
        {
            // Nothing of that folder is here any more; that it is gone is said elsewhere.
            return true;
        }

        if (other.Find(line.Value("file") ?? string.Empty) is not { } segment)
        {
            return false;
        }

        segment.Judge(isPublic, keyed);
        if (line.Value("digest") is null)
        {
            segment.IsNeverMade = true;
            return true;
        }

        segment.IsRecovered = true;
        segment.HeaderDigest = line.DigestOf("header");
        return segment.HeaderDigest is not null && line.DigestOf("digest") is { } digest && TakeFrames(segment, line, digest);
    }

    private bool TakeWithheld(JournalLine line)
    {
        if (line.Number64("first") is not { } first || line.Number64("frames") is not { } frames || line.Value("reason") is not { } reason)
        {
            return false;
        }

        PowerOn.Ledger.Add(new Withheld(first, frames, reason, line.Utc));
        return true;
    }

    private bool TakeGap(JournalLine line)
    {
        if (line.Number64("first") is not { } first
            || line.Number64("frames-min") is not { } least
            || line.Number64("frames-max") is not { } most
            || least > most)
        {
            return false;
        }

        PowerOn.Ledger.Add(new Gap(first, least, most));
        return true;
    }

    private bool TakeErase(JournalLine line)
    {
        if (!TryFolder(line, out int number) || line.Number64("call") is not { } call)
        {
            return false;
        }

        card.Add(new Erasure(number, call, line.Value("reason") ?? "-", line.Utc));
        return true;
    }

    private bool TakeErased(JournalLine line) =>
        TryFolder(line, out int number) && line.Number64("call") is { } call && card.FinishErasure(number, call, line.Utc);

    private static bool TakeFrames(Segment segment, JournalLine line, Digest digest)
    {
        if (line.Number64("frames") is not { } frames)
        {
            return false;
        }

        segment.Frames = frames;
        segment.AudioDigest = digest;
        return true;
    }

    private Segment? SegmentOf(JournalLine line, LayerVerdict isPublic, LayerVerdict keyed)
    {
        Segment? segment = PowerOn.Find(line.Value("file") ?? string.Empty);
        segment?.Judge(isPublic, keyed);
        return segment;
    }

    private static bool TryFolder(JournalLine line, out int number)
    {
        string? text = line.Value("folder");
        bool isFolder = Field.TryDigits(text, out long value) && text!.Length == JournalFolder.NameDigits;
        number = (int)value;
        return isFolder;
    }
}
