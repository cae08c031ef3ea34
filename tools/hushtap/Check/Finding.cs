// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Check;

/// <summary>One line of a pass sheet.</summary>
/// <param name="What">What must be so.</param>
/// <param name="IsSo">Whether it is.</param>
/// <param name="Detail">What was found.</param>
public sealed record Finding(string What, bool IsSo, string Detail);
