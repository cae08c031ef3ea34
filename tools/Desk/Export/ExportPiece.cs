// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>One file to export.</summary>
/// <param name="Timeline">The call that it is of.</param>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Parts">What it is made of, in order.</param>
internal sealed record ExportPiece(CallTimeline Timeline, string Name, IReadOnlyList<ExportPart> Parts)
{
    public long Frames => Parts.Count == 0 ? 0 : Parts[^1].At + Parts[^1].Frames;

    public IEnumerable<ExportPart> Gaps => Parts.Where(part => !part.IsAudio);
}
