// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>A place in an exported file where something is missing.</summary>
/// <param name="At">Frame of the file, from 0.</param>
/// <param name="Frames">How many frames of the file stand for it: silence or a tone; 0 when the file goes on at once.</param>
/// <param name="Text">What is missing; one printable line.</param>
internal sealed record AudioMark(long At, long Frames, string Text);
