// SPDX-License-Identifier: MIT
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>What is exported, and how.</summary>
public sealed record ExportOptions
{
    /// <summary>Gets the calls that are wanted; empty for all.</summary>
    public IReadOnlyList<CallName> Calls { get; init; } = [];

    /// <summary>Gets the moment from which on calls are wanted; one that was still going on then is.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets the moment before which a wanted call began.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Gets the format.</summary>
    public AudioFormat Format { get; init; }

    /// <summary>Gets the channels.</summary>
    public ChannelChoice Channels { get; init; }

    /// <summary>Gets what stands for gaps.</summary>
    public GapHandling Gaps { get; init; }

    /// <summary>Tells whether a call is wanted. A call without a date is not when dates are asked for.</summary>
    /// <param name="call">The call.</param>
    /// <returns>True if it is.</returns>
    public bool Wants(Call call) =>
        (Calls.Count == 0 || Calls.Any(name => name.Fits(call)))
        && ((From is null && To is null) || (call.Utc is { } utc && (To is null || utc < To) && (From is null || (CallTimeline.Of(call).EndUtc ?? utc) >= From)));
}
