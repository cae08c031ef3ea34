// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text;
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>Writes one piece: an audio file and, where something is missing in it, a label track.</summary>
internal sealed class PieceExport(Card card, ExportPiece piece, ExportOptions options)
{
    private readonly DeskWords _words = DeskWords.Of(Language.En);
    private readonly CallTimeline _timeline = piece.Timeline;

    public IReadOnlyList<ManifestFile> Write(ExportFolder output, Action<long> advance, CancellationToken cancel)
    {
        PieceReader reader = new(card, piece, options.Channels);
        List<AudioMark> marks = [.. piece.Gaps.Select(part => new AudioMark(part.At, part.Frames, Label(part.Stretch)))];
        AudioTags tags = new(_timeline.Rate, reader.Channels, piece.Frames, [.. Comments()], marks);
        bool isWritten = false;
        WrittenFile audio = output.Publish($"{piece.Name}.{options.Format.ToString().ToLowerInvariant()}", stream =>
        {
            IAudioWriter writer = Create(stream, tags);
            using IDisposable? owned = writer as IDisposable;
            reader.CopyTo(writer, advance, cancel);
            writer.Finish();
            isWritten = true;
        });
        if (!isWritten)
        {
            advance(piece.Frames);
        }

        ManifestFile file = new(audio.Name, audio.Bytes, audio.Sha256, "audio", piece.Parts[0].Stretch.First, piece.Frames, [.. piece.Gaps.Select(Shape)]);
        if (marks.Count == 0)
        {
            return [file];
        }

        WrittenFile labels = output.Publish($"{piece.Name}.labels.txt", stream => stream.Write(Labels(marks)));
        return [file, new ManifestFile(labels.Name, labels.Bytes, labels.Sha256, "labels", piece.Parts[0].Stretch.First, null, [])];
    }

    private static ManifestGap Shape(ExportPart part) => new(
        part.At,
        part.Frames,
        part.Stretch.Frames + part.Stretch.LostFramesMin,
        part.Stretch.Frames + part.Stretch.LostFramesMax,
        ManifestBuilder.Word(part.Stretch.Kind),
        part.Stretch.Reason.Length > 0 ? part.Stretch.Reason : null);

    private IAudioWriter Create(Stream stream, AudioTags tags) => options.Format switch
    {
        AudioFormat.Flac => new FlacWriter(stream, tags),
        AudioFormat.Opus => new OpusWriter(stream, tags),
        _ => new WavWriter(stream, tags),
    };

    /// <summary>Audacity's label track: start, end, text, with tabs between.</summary>
    private byte[] Labels(List<AudioMark> marks)
    {
        StringBuilder text = new();
        foreach (AudioMark mark in marks)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(decimal)mark.At / _timeline.Rate:0.000000}\t{(decimal)(mark.At + mark.Frames) / _timeline.Rate:0.000000}\t{mark.Text}\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private string Label(Stretch stretch)
    {
        string length = _words.Length(_timeline.SecondsOf(stretch.Frames));
        return stretch.Kind switch
        {
            StretchKind.Held => $"{_words[stretch.IsHold ? stretch.IsMute ? "kind-hold-and-mute" : "kind-hold" : "kind-mute"]}, not recorded: {length}",
            StretchKind.Lost => _words.Format("lost-between", _words.Length(_timeline.SecondsOf(stretch.LostFramesMin)), _words.Length(_timeline.SecondsOf(stretch.LostFramesMax))),
            StretchKind.Unexplained => $"{_words["kind-unexplained"]}: {length}",
            _ => $"not recorded: {length} ({_words.Reasons(stretch.Reason)})",
        };
    }

    private IEnumerable<KeyValuePair<string, string>> Comments()
    {
        Call call = _timeline.Call;
        yield return new("TITLE", string.Create(CultureInfo.InvariantCulture, $"call {call.Number} of power-on {call.PowerOn.Boot}"));
        yield return new("ARTIST", call.PowerOn.Device);
        if (_timeline.UtcOf(piece.Parts[0].Stretch.First) is { } utc)
        {
            yield return new("DATE", utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }

        yield return new("DESCRIPTION", $"recorded by HushTap; gaps: {ManifestBuilder.Word(options.Gaps)}; channels: {ManifestBuilder.Word(options.Channels)}");
        yield return new("ENCODER", ManifestBuilder.Tool);
        yield return new("HUSHTAP_RECEIPT", ReceiptCode.Of(_timeline).ToString());
    }
}
