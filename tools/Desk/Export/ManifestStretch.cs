// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>A part of a call to which one thing happened.</summary>
/// <param name="Kind">recorded, held, withheld, lost or unexplained.</param>
/// <param name="First">Number of its first frame in the device's stream.</param>
/// <param name="Frames">How many frames of the stream.</param>
/// <param name="Seconds">Their length; of what was lost, at least.</param>
/// <param name="StartUtc">When it began; null when the clock was never set.</param>
/// <param name="Reason">Why it is not recorded, in FORMAT.md's names joined by '+'; null when it is.</param>
/// <param name="LostFramesMin">At least so many frames were lost.</param>
/// <param name="LostFramesMax">At most so many.</param>
/// <param name="Segment">The segment's path on the card; null when not recorded.</param>
/// <param name="State">What became of the segment, such as intact or erased.</param>
/// <param name="Public">What the public digests say of it.</param>
/// <param name="Keyed">What the keyed chain says of it.</param>
/// <param name="Encryption">What the day key says of it.</param>
public sealed record ManifestStretch(
    string Kind,
    long First,
    long Frames,
    decimal Seconds,
    DateTimeOffset? StartUtc,
    string? Reason,
    long LostFramesMin,
    long LostFramesMax,
    string? Segment,
    string? State,
    string? Public,
    string? Keyed,
    string? Encryption);
