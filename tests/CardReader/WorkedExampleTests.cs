// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text;
using HushTap.Vectors;

namespace HushTap.CardReader.Tests;

/// <summary>The worked example in FORMAT.md §10, taken from the document itself.</summary>
public sealed class WorkedExampleTests
{
    private const string File = "00001-0001-20260724T101112Z.WAV";

    private static readonly string s_format = System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "FORMAT.md"));

    private static string Example => s_format[s_format.IndexOf("## 10.", StringComparison.Ordinal)..];

    private static string KeyText => Block("    hushtap-keys 1");

    [Fact]
    public void The_journal_of_the_example_is_proven_by_the_key_of_the_example()
    {
        Card card = TempCard.Verify(Image(), KeyText);
        Assert.True(card.IsFine, TempCard.Told(card));
        Assert.Equal((4L, 4L, LayerVerdict.Fits), (card.Lines, card.KeyedLines, card.Keyed));
        Segment segment = Assert.Single(card.Segments);
        Assert.Equal((SegmentState.Intact, 2560L, "on-hook"), (segment.State, segment.Frames, segment.EndReason));
    }

    [Fact]
    public void The_header_of_the_example_is_what_the_second_writer_writes()
    {
        byte[] header = Image()["HUSHTAP/00007/" + File][..512];
        foreach (string line in Example.Split('\n').Where(line => line.Length > 56 && line.StartsWith("    0", StringComparison.Ordinal) && line[8] == ' '))
        {
            int at = int.Parse(line.AsSpan(4, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            string expected = line[10..Math.Min(line.Length, 57)].Replace(" ", string.Empty, StringComparison.Ordinal);
            Assert.Equal(expected, Convert.ToHexString(header, at, 16));
        }
    }

    [Fact]
    public void The_example_of_CARD_TXT_is_read_and_written_alike()
    {
        string text = Block("    hushtap-card 1");
        CardText? card = CardText.Parse(Encoding.ASCII.GetBytes(text));
        Assert.Equal(new CardText("5EED5EED5EED5EED", 31_902_400_512, 32_768), card);
        Assert.Equal(text, Encoding.ASCII.GetString(card!.ToBytes()));
    }

    private static CardImage Image()
    {
        CardImage image = new() { Files = { ["CARD.TXT"] = Encoding.ASCII.GetBytes(BaseCards.Prepared) } };
        image["HUSHTAP/00007/JOURNAL.TXT"] = Padded(Block("    hushtap-journal 1 device=DESK"));
        DeviceWriter device = new(image, utc: new DateTime(2026, 7, 24, 10, 11, 12, DateTimeKind.Utc));
        device.PowerOn();
        device.PowerOn();
        device.PowerOn();
        device.Call();
        string path = device.Segment(2560, "on-hook");
        byte[] segment = image[path];
        foreach (string other in image.Files.Keys.Where(key => key.StartsWith("HUSHTAP/", StringComparison.Ordinal) && !key.StartsWith("HUSHTAP/00007/JOURNAL", StringComparison.Ordinal)).ToArray())
        {
            image.Files.Remove(other);
        }

        image["HUSHTAP/00007/" + File] = segment;
        return image;
    }

    private static byte[] Padded(string journal) =>
        Encoding.ASCII.GetBytes(journal + new string(' ', ((512 - (journal.Length % 512)) % 512) - 1) + "\n");

    /// <summary>An indented block of the document, by how its first line begins.</summary>
    private static string Block(string beginning)
    {
        string[] lines = [.. s_format[s_format.IndexOf(beginning, StringComparison.Ordinal)..].Split('\n').TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal))];
        return string.Concat(lines.Select(line => line[4..] + "\n"));
    }
}
