// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>A segment in an archive.</summary>
/// <param name="Path">Below the card's root.</param>
/// <param name="Device">The device.</param>
/// <param name="Boot">The power-on.</param>
/// <param name="Call">The call.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hexadecimal.</param>
/// <param name="State">What became of it, by the card's verification: intact, recovered, truncated …</param>
/// <param name="IsRemoved">Whether retention has erased it from the archive.</param>
public sealed record ArchivedSegment(string Path, string Device, long Boot, long Call, long Bytes, string Sha256, string State, bool IsRemoved = false);
