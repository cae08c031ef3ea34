// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>A call.</summary>
/// <param name="Device">Id of the device.</param>
/// <param name="PowerOn">Number of the power-on.</param>
/// <param name="Call">Number of the call.</param>
/// <param name="StartUtc">When it began; null when the clock was never set.</param>
/// <param name="EndUtc">When it ended.</param>
/// <param name="Rate">Frames per second.</param>
/// <param name="Frames">Frames of the call, without those that were lost.</param>
/// <param name="IsCut">Whether the journal ends before the call does.</param>
/// <param name="Public">What the public digests say of its journal and its segments: fits, broken, not-checked.</param>
/// <param name="Keyed">What the keyed chain says.</param>
/// <param name="ReceiptCode">Code of its hold receipt.</param>
/// <param name="Stretches">The whole call, in order.</param>
/// <param name="Files">What was written of it; none when nothing of it was recorded.</param>
public sealed record ManifestCall(
    string Device,
    long PowerOn,
    long Call,
    DateTimeOffset? StartUtc,
    DateTimeOffset? EndUtc,
    int Rate,
    long Frames,
    bool IsCut,
    string Public,
    string Keyed,
    string ReceiptCode,
    IReadOnlyList<ManifestStretch> Stretches,
    IReadOnlyList<ManifestFile> Files);
