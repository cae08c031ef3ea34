// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace HushTap.Desk;

/// <summary>The tags of FLAC and Opus, marks as chapters (the CHAPTERxxx convention, which ffprobe and players read).</summary>
internal static class VorbisComment
{
    private const int ChaptersMax = 999;

    /// <summary>Builds the block, without FLAC's or Ogg's framing.</summary>
    public static byte[] Of(AudioTags tags)
    {
        List<string> comments = [.. tags.Comments.Select(comment => $"{comment.Key}={comment.Value}")];
        foreach ((int i, AudioMark mark) in tags.Marks.Take(ChaptersMax).Index())
        {
            TimeSpan at = TimeSpan.FromTicks((long)((decimal)mark.At / tags.Rate * TimeSpan.TicksPerSecond));
            string time = string.Create(CultureInfo.InvariantCulture, $"{(int)at.TotalHours:00}:{at.Minutes:00}:{at.Seconds:00}.{at.Milliseconds:000}");
            comments.Add(string.Create(CultureInfo.InvariantCulture, $"CHAPTER{i + 1:000}={time}"));
            comments.Add(string.Create(CultureInfo.InvariantCulture, $"CHAPTER{i + 1:000}NAME={mark.Text}"));
        }

        return [.. Text(AudioTags.Vendor), .. Number(comments.Count), .. comments.SelectMany(Text)];
    }

    private static byte[] Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return [.. Number(bytes.Length), .. bytes];
    }

    private static byte[] Number(int number)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}
