// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>A file that was written.</summary>
/// <param name="Name">Its name beside the manifest.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
/// <param name="Kind">audio, or labels: an Audacity label track for the audio file before it.</param>
/// <param name="First">Number of the first frame of the stream that it covers.</param>
/// <param name="Frames">Frames of the audio file; null for labels.</param>
/// <param name="Gaps">Where something is missing in it.</param>
public sealed record ManifestFile(string Name, long Bytes, string Sha256, string Kind, long First, long? Frames, IReadOnlyList<ManifestGap> Gaps);
