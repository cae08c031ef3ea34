// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>What was found in a segment's file.</summary>
internal sealed class SegmentBytes
{
    public long Length { get; set; }

    /// <summary>Gets or sets the first 512 bytes, or what there is of them.</summary>
    public byte[] Header { get; set; } = [];

    public Digest HeaderDigest { get; set; }

    /// <summary>Gets or sets the digest of as many frames as the journal knows of.</summary>
    public Digest Audio { get; set; }

    public LayerVerdict Records { get; set; }

    public long FittingRecords { get; set; }

    public long BrokenRecords { get; set; }

    /// <summary>Gets or sets a value indicating whether header and audio, as far as they were read, are all zeros.</summary>
    public bool IsZero { get; set; }
}
