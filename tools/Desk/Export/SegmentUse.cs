// SPDX-License-Identifier: MIT
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>What of a segment can be heard.</summary>
internal static class SegmentUse
{
    private const int HeaderBytes = 512;
    private const int FrameBytes = 4;
    private const int RecordBytes = 512 + 8192;
    private const int RecordFrames = 8192 / FrameBytes;

    /// <summary>Tells why a segment cannot be heard, as one of the desk's reasons; null when it can. A changed WAV can, and the manifest says so.</summary>
    public static string? WhyNot(Segment segment, int rate) => segment.State switch
    {
        SegmentState.Erased => "erased",
        SegmentState.Missing or SegmentState.NeverMade => "missing",
        _ when segment.FileBytes is null => "missing",
        SegmentState.Unreadable => "unreadable",
        SegmentState.Garbled when segment.Name.IsEncrypted => "unreadable",
        _ => segment.Rate != rate || segment.Encryption == LayerVerdict.Broken ? "unreadable" : null,
    };

    /// <summary>Frames that the journal knows of and the file is long enough for (FORMAT.md §4, §5).</summary>
    public static long FramesThere(Segment segment)
    {
        long bytes = Math.Max((segment.FileBytes ?? 0) - HeaderBytes, 0);
        if (!segment.Name.IsEncrypted)
        {
            return Math.Min(segment.Frames, bytes / FrameBytes);
        }

        long wholeRecords = bytes / RecordBytes;
        long lastRecords = (segment.Frames + RecordFrames - 1) / RecordFrames;
        long bytesWanted = (segment.Frames * FrameBytes) + (lastRecords * HeaderBytes);
        return bytes >= bytesWanted ? segment.Frames : Math.Min(segment.Frames, wholeRecords * RecordFrames);
    }
}
