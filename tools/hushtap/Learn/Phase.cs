// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Learn;

/// <summary>A stretch in which one lamp was lit, or dark between two lit ones.</summary>
/// <param name="Lit">Lit or dark.</param>
/// <param name="ShortestMs">It lasted no shorter.</param>
/// <param name="LongestMs">It lasted no longer.</param>
public readonly record struct Phase(bool Lit, long ShortestMs, long LongestMs);
