// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>What was asked for.</summary>
/// <param name="Calls">Names of calls; empty for all.</param>
/// <param name="FromUtc">Calls from then on.</param>
/// <param name="ToUtc">Calls before then.</param>
/// <param name="Format">wav, flac or opus.</param>
/// <param name="Channels">both, near, far or mixed.</param>
/// <param name="Gaps">join, silence, tone or split.</param>
public sealed record ManifestOptions(IReadOnlyList<string> Calls, DateTimeOffset? FromUtc, DateTimeOffset? ToUtc, string Format, string Channels, string Gaps);
