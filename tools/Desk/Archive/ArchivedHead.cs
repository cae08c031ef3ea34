// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>How far a device had written on a card.</summary>
/// <param name="Device">The device.</param>
/// <param name="Boot">The power-on.</param>
/// <param name="Line">The last line.</param>
/// <param name="Digest">Its digest, hexadecimal.</param>
public sealed record ArchivedHead(string Device, long Boot, long Line, string Digest);
