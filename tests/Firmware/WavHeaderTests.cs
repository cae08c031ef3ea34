// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using System.Text;
using CsCheck;
using HushTap.Core.Storage;
using HushTap.Core.Text;
using Xunit;

namespace HushTap.Firmware.Tests;

public class WavHeaderTests
{
    [Fact]
    public void The_chunks_of_every_header_walk_exactly_to_the_audio() =>
        Gen.Select(Gen.String[Gen.Char['!', '~'], 0, 600], Gen.Long[0, 1L << 28], Gen.Bool.Select(b => b ? 8000 : 16000)).Sample((comment, audioBytes, rate) =>
        {
            var text = new AsciiBuffer(WavHeader.CommentBytesMax);
            text.Append(comment);
            var header = new WavHeader();
            header.Begin(rate, text);
            header.SetAudioBytes(audioBytes);
            var chunks = Walk(header.Sector);
            Assert.Equal(["fmt ", "LIST", "JUNK", "data"], chunks.Select(c => c.Tag));
            Assert.Equal(504 + audioBytes, BinaryPrimitives.ReadUInt32LittleEndian(header.Sector.AsSpan(4)));
            Assert.Equal((uint)audioBytes, chunks[^1].Bytes);
            Assert.Equal(WavHeader.Bytes, chunks[^1].At + 8);
            Assert.True(header.IsHeader());
            Assert.Equal(audioBytes, header.StatedBytes);
        });

    [Fact]
    public void A_shorter_comment_leaves_nothing_of_the_longer_one()
    {
        var header = new WavHeader();
        var text = new AsciiBuffer(WavHeader.CommentBytesMax);
        text.Append("end=power-cut and a long secret");
        header.Begin(8000, text);
        text.Clear();
        text.Append("end=x");
        header.SetComment(text);
        Assert.DoesNotContain("secret", Encoding.ASCII.GetString(header.Sector));
        Assert.Equal("data", Walk(header.Sector)[^1].Tag);
    }

    private static List<(string Tag, int At, uint Bytes)> Walk(byte[] header)
    {
        var chunks = new List<(string, int, uint)>();
        for (int at = 12; at < header.Length;)
        {
            string tag = Encoding.ASCII.GetString(header, at, 4);
            uint bytes = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(at + 4));
            chunks.Add((tag, at, bytes));
            if (tag == "data")
            {
                break;
            }

            at += 8 + (int)((bytes + 1) & ~1u);
        }

        return chunks;
    }
}
