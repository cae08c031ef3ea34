// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>A place in an audio file where something is missing.</summary>
/// <param name="At">Frame of the file.</param>
/// <param name="FramesInFile">Silence or tone that stands for it.</param>
/// <param name="FramesMin">Frames that are missing, at least.</param>
/// <param name="FramesMax">At most.</param>
/// <param name="Kind">held, withheld, lost, unexplained; or recorded, when the recording itself is gone.</param>
/// <param name="Reason">Why, in FORMAT.md's names joined by '+', or erased, missing, unreadable; null when not known.</param>
public sealed record ManifestGap(long At, long FramesInFile, long FramesMin, long FramesMax, string Kind, string? Reason);
