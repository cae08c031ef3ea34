// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>Something that is wrong with the card.</summary>
/// <param name="Kind">Such as garbled or edited.</param>
/// <param name="Path">File or folder on the card.</param>
/// <param name="Text">What it is, in words.</param>
public sealed record ManifestProblem(string Kind, string Path, string Text);
