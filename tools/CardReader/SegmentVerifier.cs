// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>Judges one segment at a time: its header and its bytes against the digests in the journal.</summary>
internal sealed class SegmentVerifier(CardReading card, SwapFinder swaps, Action<int> advance, CancellationToken cancel) : IDisposable
{
    private readonly SegmentReader _reader = new();
    private List<Finding> _findings = [];

    /// <summary>Reads a segment and sets its state and verdicts.</summary>
    /// <returns>What there is to say about it.</returns>
    public List<Finding> Verify(Segment segment)
    {
        _findings = [];
        try
        {
            Judge(segment);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            segment.State = SegmentState.Unreadable;
            segment.Judge(LayerVerdict.Broken, LayerVerdict.NotChecked);
            Report(FindingKind.Unreadable, segment, $"it cannot be read: {Printable.Of(failure.Message.TrimEnd('.'))}");
        }

        return _findings;
    }

    public void Dispose() => _reader.Dispose();

    private void Judge(Segment segment)
    {
        SegmentBytes bytes = _reader.Read(card, segment, advance, cancel);
        bool isComplete = segment.IsEnded || segment.IsRecovered;
        long wanted = SegmentLayout.HeaderBytes + SegmentLayout.BodyBytes(segment.Frames, segment.Name.IsEncrypted);
        bool isLength = isComplete ? bytes.Length == wanted : bytes.Length >= wanted || segment.AudioDigest is null;
        bool isAudio = segment.AudioDigest is null || segment.AudioDigest == bytes.Audio;
        bool isHeader = segment.HeaderDigest is null || segment.HeaderDigest == bytes.HeaderDigest;
        if (isLength && isAudio && isHeader)
        {
            JudgeGenuine(segment, bytes, isComplete);
            return;
        }

        segment.State = SegmentState.Garbled;
        segment.Judge(LayerVerdict.Broken, LayerVerdict.NotChecked);
        if (swaps.OwnerOf(isAudio ? default : _reader.DigestOfAll(segment, bytes.Length, cancel), segment) is { } owner)
        {
            Report(FindingKind.Unjournalled, segment, $"it holds the audio of {owner.Path}");
        }
        else
        {
            Report(FindingKind.Garbled, segment, $"{Damage.Describe(segment, bytes, wanted, isAudio, isHeader)}");
        }
    }

    private void JudgeGenuine(Segment segment, SegmentBytes bytes, bool isComplete)
    {
        segment.Judge(LayerVerdict.Fits, LayerVerdict.NotChecked);
        segment.Encryption = bytes.Records;
        segment.State = segment.IsRecovered ? SegmentState.Recovered : isComplete ? SegmentState.Intact : SegmentState.Truncated;
        if (!isComplete)
        {
            ReportTruncated(segment, bytes);
        }
        else if (segment.Keyed == LayerVerdict.Broken && segment.Folder.PowerOn!.Tags!.Fitting > 0)
        {
            segment.State = SegmentState.Edited;
        }

        if (bytes.Records == LayerVerdict.Broken)
        {
            segment.State = bytes.FittingRecords > 0 ? SegmentState.Edited : segment.State;
            Report(
                bytes.FittingRecords > 0 ? FindingKind.Edited : FindingKind.WrongKey,
                segment,
                bytes.FittingRecords > 0 ? (FormattableString)$"{bytes.BrokenRecords} of its records were not written with the day's key" : $"the day key does not fit: it is another day's, or another device's");
        }

        if (segment.IsRecovered)
        {
            Report(FindingKind.Recovered, segment, $"the power failed or the card went while it was open; the device has mended it");
        }
    }

    private void ReportTruncated(Segment segment, SegmentBytes bytes)
    {
        long proven = segment.AudioDigest is null ? 0 : segment.Frames;
        string damage = Damage.OfOpen(segment, bytes);
        Report(
            FindingKind.Truncated,
            segment,
            $"the power failed or the card was taken out while it was open: {Damage.Seconds(proven, segment.Rate)} are proven, what is behind that nothing proves{damage}; the device mends it at its next power-on");
    }

    private void Report(FindingKind kind, Segment segment, FormattableString text) =>
        _findings.Add(new Finding(kind, segment.Path, FormattableString.Invariant(text)));
}
