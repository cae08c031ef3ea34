// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>A file that lies ready below <c>incoming</c>.</summary>
/// <param name="Path">Below the card's root.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
public sealed record PendingFile(string Path, long Bytes, string Sha256);
