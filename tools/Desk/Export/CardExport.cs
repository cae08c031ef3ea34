// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>Exports calls of a card as audio files with a manifest, on all cores.</summary>
public sealed class CardExport
{
    private const double VerifyShare = 0.1;

    private readonly Card _card;
    private readonly ExportOptions _options;
    private readonly bool _isKeyGiven;
    private readonly List<Call> _calls;
    private long _framesDone;
    private long _framesAll;

    /// <summary>Prepares an export.</summary>
    /// <param name="card">The card.</param>
    /// <param name="options">What and how.</param>
    /// <param name="isKeyGiven">Whether it was read with the owner's keys.</param>
    /// <exception cref="CardException">No call is like that.</exception>
    public CardExport(Card card, ExportOptions options, bool isKeyGiven)
    {
        (_card, _options, _isKeyGiven) = (card, options, isKeyGiven);
        foreach (CallName name in options.Calls.Where(name => !card.Calls.Any(name.Fits)))
        {
            throw name.NotThere();
        }

        _calls = [.. card.Calls.Where(options.Wants)];
        if (_calls.Count == 0)
        {
            throw card.Calls.Any()
                ? new CardException("no call of the card is in that time", "hushtap card list shows the calls; those without a date are found with --call only")
                : new CardException("there is no call on the card", "hushtap card list shows what there is");
        }
    }

    /// <summary>Gets the calls that will be exported.</summary>
    public IReadOnlyList<Call> Calls => _calls;

    /// <summary>Verifies what will be exported, and exports it.</summary>
    /// <param name="folder">Where to; made if missing. Nothing in it is overwritten.</param>
    /// <param name="progress">Told the finished fraction, 0..1.</param>
    /// <param name="cancel">Stops it; the same export into the same folder goes on from there.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="CardException">It is not to be had, or the folder is not free for it.</exception>
    /// <exception cref="IOException">Reading or writing failed.</exception>
    public ExportOutcome Run(string folder, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        string identity = Identity();
        using ExportFolder output = ExportFolder.Open(folder, _card.Root, identity);
        if (output.Finished is { } manifest)
        {
            return Again(ExportManifest.Parse(manifest)!, output, folder);
        }

        CardArchive.LogExport(_card.Root, _options, _calls, folder);
        _card.VerifySome(_calls.SelectMany(call => call.Segments), new Share(progress, 0, VerifyShare), cancel);
        CheckKeys();
        ExportPlan plan = ExportPlan.Of(_calls, _options);
        Dictionary<ExportPiece, IReadOnlyList<ManifestFile>> files = WriteAll(plan, output, new Share(progress, VerifyShare, 1), cancel);
        ExportManifest done = new ManifestBuilder(_card, _options, _isKeyGiven).Build(identity, plan, files);
        output.Finish(done.ToBytes());
        progress?.Report(1);
        return new ExportOutcome(done, output.Kept, WasDone: false);
    }

    private static ExportOutcome Again(ExportManifest manifest, ExportFolder output, string folder)
    {
        foreach (ManifestFile file in manifest.Calls.SelectMany(call => call.Files))
        {
            if (!output.IsSame(new WrittenFile(Path.GetFileName(file.Name), file.Bytes, file.Sha256)))
            {
                throw new CardException($"{Path.Combine(folder, Printable.Of(file.Name))} is missing or no longer what was exported", "nothing is overwritten: name another folder");
            }
        }

        return new ExportOutcome(manifest, manifest.Calls.Sum(call => call.Files.Count), WasDone: true);
    }

    private Dictionary<ExportPiece, IReadOnlyList<ManifestFile>> WriteAll(ExportPlan plan, ExportFolder output, IProgress<double> progress, CancellationToken cancel)
    {
        _framesAll = Math.Max(plan.Pieces.Sum(piece => piece.Frames), 1);
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel };
        Dictionary<ExportPiece, IReadOnlyList<ManifestFile>> files = new(ReferenceEqualityComparer.Instance);
        try
        {
            // The longest first, so that no core is left alone with it at the end.
            Parallel.ForEach(plan.Pieces.OrderByDescending(piece => piece.Frames), options, piece =>
            {
                IReadOnlyList<ManifestFile> written = new PieceExport(_card, piece, _options).Write(output, frames => Advance(frames, progress), cancel);
                lock (files)
                {
                    files.Add(piece, written);
                }
            });
        }
        catch (AggregateException failures)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failures.Flatten().InnerExceptions[0]);
        }

        return files;
    }

    private void Advance(long frames, IProgress<double> progress) => progress.Report((double)Interlocked.Add(ref _framesDone, frames) / _framesAll);

    /// <summary>Names the content by the receipts' codes, which take in the journal, and by the digests of the audio.</summary>
    private string Identity()
    {
        StringBuilder text = new();
        ManifestOptions options = ManifestBuilder.Shape(_options);
        text.Append(CultureInfo.InvariantCulture, $"{options.Format} {options.Channels} {options.Gaps} {_isKeyGiven}\n");
        foreach (Call call in _calls)
        {
            text.Append(CultureInfo.InvariantCulture, $"{CallName.Of(call)} {ReceiptCode.Of(CallTimeline.Of(call))}\n");
            foreach (Segment segment in call.Segments)
            {
                text.Append(CultureInfo.InvariantCulture, $"{segment.Path} {segment.FileBytes} {segment.AudioDigest}\n");
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private void CheckKeys()
    {
        List<Segment> locked = [.. _calls.SelectMany(call => call.Segments).Where(segment => segment is { Name.IsEncrypted: true, FileBytes: > 0, Frames: > 0 })];
        if (locked.Find(segment => segment.Encryption == LayerVerdict.NotChecked && SegmentUse.WhyNot(segment, segment.Rate) is null) is { } closed)
        {
            throw new CardException(
                $"{closed.Path} is encrypted, and its day key is not there",
                _isKeyGiven ? "the key file is another device's, or that day's key was destroyed; choose other calls with --call" : "give the owner's key file with --key");
        }

        if (locked.Find(segment => segment.Encryption == LayerVerdict.Broken && segment.State != SegmentState.Edited) is { } wrong)
        {
            throw new CardException($"the key does not open {wrong.Path}", "it is another device's key file or an older one; hushtap card verify --key says more");
        }
    }

    /// <summary>Tells how far one of several steps is.</summary>
    private sealed class Share(IProgress<double>? progress, double from, double to) : IProgress<double>
    {
        private readonly Lock _lock = new();
        private double _told;

        public void Report(double value)
        {
            lock (_lock)
            {
                if (progress is not null && value > _told)
                {
                    _told = value;
                    progress.Report(from + ((to - from) * Math.Min(value, 1)));
                }
            }
        }
    }
}
