// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>A call in an archive.</summary>
/// <param name="Card">The card's key.</param>
/// <param name="Device">The device.</param>
/// <param name="Boot">The power-on.</param>
/// <param name="Call">The call's number.</param>
/// <param name="StartUtc">When it began; null when the device's clock was never set.</param>
/// <param name="IngestedUtc">When it came into the archive.</param>
/// <param name="Seconds">Its length.</param>
/// <param name="RecordedSeconds">What was recorded of it.</param>
/// <param name="HeldSeconds">What was on hold or muted.</param>
/// <param name="IsLocked">Whether retention leaves it alone.</param>
/// <param name="ErasedUtc">When retention erased its recordings; null if not.</param>
public sealed record ArchivedCall(
    string Card,
    string Device,
    long Boot,
    long Call,
    DateTimeOffset? StartUtc,
    DateTimeOffset IngestedUtc,
    double Seconds,
    double RecordedSeconds,
    double HeldSeconds,
    bool IsLocked = false,
    DateTimeOffset? ErasedUtc = null)
{
    /// <summary>Gets the moment that retention counts from: a call without a date is as old as its time in the archive.</summary>
    public DateTimeOffset AgesFrom => StartUtc is { } start && start < IngestedUtc ? start : IngestedUtc;

    /// <summary>Gets its name, as <c>--call</c> takes it.</summary>
    public CallName Name => new(Call, Boot, Device);
}
