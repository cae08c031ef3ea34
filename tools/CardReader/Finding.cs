// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>Something to say about a card.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Path">The file or folder, below the card's root with '/'; printable.</param>
/// <param name="Text">What it is, in words; one printable line.</param>
public sealed record Finding(FindingKind Kind, string Path, string Text)
{
    /// <summary>Gets a value indicating whether something is wrong.</summary>
    public bool IsProblem => Kind >= FindingKind.Truncated;
}
