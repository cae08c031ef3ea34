// SPDX-License-Identifier: MIT
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>Puts together the manifest of an export.</summary>
internal sealed class ManifestBuilder(Card card, ExportOptions options, bool isKeyGiven)
{
    /// <summary>Gets what stands for this program in files.</summary>
    public static string Tool { get; } = $"hushtap {typeof(ManifestBuilder).Assembly.GetName().Version!.ToString(3)}";

    /// <summary>The word for a value of an enumeration, such as not-checked for NotChecked.</summary>
    public static string Word(Enum value) =>
        string.Concat(value.ToString().Select((character, i) => char.IsUpper(character) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(character) : character.ToString()));

    public static ManifestOptions Shape(ExportOptions options) => new(
        [.. options.Calls.Select(name => name.ToString())], options.From, options.To, Word(options.Format), Word(options.Channels), Word(options.Gaps));

    public ExportManifest Build(string identity, ExportPlan plan, Dictionary<ExportPiece, IReadOnlyList<ManifestFile>> files) => new(
        ExportManifest.SchemaName,
        identity,
        Tool,
        Shape(options),
        new ManifestCard(
            card.Text?.Id,
            isKeyGiven,
            card.IsFine,
            [.. card.Findings.Where(finding => finding.IsProblem).Select(finding => new ManifestProblem(Word(finding.Kind), finding.Path, finding.Text))]),
        [.. plan.Calls.Select(call => Shape(call.Timeline, [.. call.Pieces.SelectMany(piece => files[piece])]))]);

    private static ManifestCall Shape(CallTimeline timeline, IReadOnlyList<ManifestFile> files)
    {
        Call call = timeline.Call;
        return new ManifestCall(
            call.PowerOn.Device,
            call.PowerOn.Boot,
            call.Number,
            call.Utc,
            timeline.EndUtc,
            timeline.Rate,
            call.Frames,
            call.IsCut,
            Word(call.Segments.Select(segment => segment.Public).Append(call.PowerOn.Public).Max()),
            Word(call.Segments.Select(segment => segment.Keyed).Append(call.PowerOn.Keyed).Max()),
            ReceiptCode.Of(timeline).ToString(),
            [.. timeline.Stretches.Select(stretch => Shape(stretch, timeline))],
            files);
    }

    private static ManifestStretch Shape(Stretch stretch, CallTimeline timeline) => new(
        Word(stretch.Kind),
        stretch.First,
        stretch.Frames,
        timeline.SecondsOf(stretch.Frames + stretch.LostFramesMin),
        timeline.UtcOf(stretch.First),
        stretch.Reason.Length > 0 ? stretch.Reason : null,
        stretch.LostFramesMin,
        stretch.LostFramesMax,
        stretch.Segment?.Path,
        stretch.Segment is null ? null : Word(stretch.Segment.State),
        stretch.Segment is null ? null : Word(stretch.Segment.Public),
        stretch.Segment is null ? null : Word(stretch.Segment.Keyed),
        stretch.Segment is null ? null : Word(stretch.Segment.Encryption));
}
