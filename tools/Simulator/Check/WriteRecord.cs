// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>One thing that left the device's RAM in the counting run.</summary>
/// <param name="Path">File or port; for a change of names: operation and path.</param>
/// <param name="Position">Offset of the first byte.</param>
/// <param name="Count">Bytes; −1 for a change of names.</param>
/// <param name="Others">The bytes that are not frames, with their offset in the write; the others are in <paramref name="Runs"/>.</param>
/// <param name="Runs">The frames, at their positions.</param>
internal sealed record WriteRecord(
    string Path, long Position, int Count, IReadOnlyList<(int At, byte[] Bytes)> Others, IReadOnlyList<FrameRun> Runs);
