// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>Sizes in a segment's file (FORMAT.md §4 and §5).</summary>
internal static class SegmentLayout
{
    /// <summary>The header.</summary>
    public const int HeaderBytes = 512;

    /// <summary>Audio of one piece of the digest, and of one record.</summary>
    public const int PieceBytes = 8192;

    /// <summary>What stands in front of each record's audio.</summary>
    public const int RecordHeadBytes = 512;

    /// <summary>Most audio of a segment.</summary>
    public const long AudioBytesMax = 268_435_456;

    /// <summary>Bytes of one piece in the file.</summary>
    public static int Stride(bool isEncrypted) => isEncrypted ? PieceBytes + RecordHeadBytes : PieceBytes;

    /// <summary>Bytes behind the header that so many frames take.</summary>
    public static long BodyBytes(long frames, bool isEncrypted)
    {
        long audio = frames * Frames.Bytes;
        return isEncrypted ? audio + ((audio + PieceBytes - 1) / PieceBytes * RecordHeadBytes) : audio;
    }
}
