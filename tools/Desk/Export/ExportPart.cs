// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>A part of an exported file: audio from one segment, or what stands for a gap.</summary>
/// <param name="Stretch">What it is of the call.</param>
/// <param name="IsAudio">Whether the segment's audio is there.</param>
/// <param name="At">Frame of the file where it begins.</param>
/// <param name="Frames">How many frames of the file it takes.</param>
/// <param name="IsTone">Whether these are a tone; else, when no audio, silence.</param>
internal sealed record ExportPart(Stretch Stretch, bool IsAudio, long At, long Frames, bool IsTone = false);
