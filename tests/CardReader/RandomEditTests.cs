// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Globalization;
using HushTap.Vectors;

namespace HushTap.CardReader.Tests;

/// <summary>
/// Random edits of whole cards: none may stay unseen, none may crash or stop the reader. HUSHTAP_LONG=1 makes 100,000 edits of each kind;
/// a failure names the seed, HUSHTAP_SEED runs that one alone.
/// </summary>
public sealed class RandomEditTests
{
    private const int EditsShort = 300;
    private const int EditsLong = 100_000;
    private static readonly TimeSpan s_timeMax = TimeSpan.FromSeconds(20);

    private static int Edits => Environment.GetEnvironmentVariable("HUSHTAP_LONG") == "1" ? EditsLong : EditsShort;

    [Theory]
    [InlineData("unkeyed", false)]
    [InlineData("two", true)]
    [InlineData("encrypted", true)]
    [InlineData("swapped", true)]
    public void No_edited_byte_stays_unseen(string name, bool withKey) => EachSeed(name, withKey, Edits, static (image, path, random) =>
    {
        byte[] bytes = [.. image[path]];
        for (int left = random.Next(1, 4); left > 0; left--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
        }

        return bytes.AsSpan().SequenceEqual(image[path]) ? null : bytes;
    });

    [Theory]
    [InlineData("unkeyed", false)]
    [InlineData("two", true)]
    [InlineData("encrypted", true)]
    public void No_stretch_that_is_cut_out_doubled_moved_or_taken_from_elsewhere_stays_unseen(string name, bool withKey) => EachSeed(name, withKey, Edits, static (image, path, random) =>
    {
        byte[] bytes = image[path];
        int from = random.Next(bytes.Length);
        int length = random.Next(1, Math.Min(bytes.Length - from, 1024) + 1);
        byte[] other = image.Files.Values.ElementAt(random.Next(image.Files.Count));
        byte[] changed = random.Next(4) switch
        {
            0 => [.. bytes[..from], .. bytes[(from + length)..]],
            1 => [.. bytes[..(from + length)], .. bytes[from..]],
            2 => [.. bytes[(from + length)..], .. bytes[..(from + length)]],
            _ => [.. bytes[..from], .. other[..Math.Min(length, other.Length)], .. bytes[from..]],
        };
        return changed.AsSpan().SequenceEqual(bytes) ? null : changed;
    });

    [Fact]
    public void A_journal_of_noise_is_read_in_bounded_time_and_memory()
    {
        CardImage image = BaseCards.Build("two");
        byte[] noise = new byte[8 << 20];
        new Random(7).NextBytes(noise);
        image["HUSHTAP/00002/JOURNAL.TXT"] = [.. image["HUSHTAP/00002/JOURNAL.TXT"], .. noise];
        Assert.False(TempCard.Verify(image).IsFine);
        image["HUSHTAP/00002/JOURNAL.TXT"] = [.. image["HUSHTAP/00002/JOURNAL.TXT"][..3072], .. Enumerable.Repeat((byte)'\n', 4 << 20)];
        Card card = TempCard.Verify(image);
        Assert.InRange(card.Findings.Count, 1, 1000);
    }

    [Fact]
    public void A_journal_that_is_too_long_to_be_one_is_not_read()
    {
        using TempCard temp = new(BaseCards.Build("two"));
        using (FileStream file = File.OpenWrite(Path.Combine(temp.Path, "HUSHTAP/00002/JOURNAL.TXT")))
        {
            file.SetLength(1L << 32);
        }

        long before = GC.GetTotalAllocatedBytes();
        Card card = Card.Read(temp.Path);
        card.Verify(cancel: TestContext.Current.CancellationToken);
        Assert.Contains(card.Findings, finding => finding.Text == "4294967296 bytes are more than a journal can have: it was not read");
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64 << 20);
    }

    [Fact]
    public void A_pipe_and_a_link_on_the_card_are_foreign_and_never_opened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders");
        using TempCard temp = new(BaseCards.Build("two"));
        using (Process make = Process.Start("mkfifo", Path.Combine(temp.Path, "HUSHTAP/00002/00003-0001-UNSET.WAV")))
        {
            make.WaitForExit();
        }

        File.CreateSymbolicLink(Path.Combine(temp.Path, "HUSHTAP/00002/00004-0001-UNSET.WAV"), "/dev/zero");
        Card card = Card.Read(temp.Path);
        card.Verify(cancel: TestContext.Current.CancellationToken);
        Assert.Contains(card.Findings, finding => finding is { Kind: FindingKind.Foreign, Path: "HUSHTAP/00002/00004-0001-UNSET.WAV" });
        Assert.Contains(card.Findings, finding => finding is { Kind: FindingKind.Unjournalled, Path: "HUSHTAP/00002/00003-0001-UNSET.WAV" });
    }

    private static void EachSeed(string name, bool withKey, int count, Func<CardImage, string, Random, byte[]?> edit)
    {
        CardImage image = BaseCards.Build(name);
        string[] paths = [.. image.Files.Keys];
        KeyFile? keys = TempCard.Keys(withKey ? BaseCards.OwnerKeys : null);
        using TempCard temp = new(image);
        string? only = Environment.GetEnvironmentVariable("HUSHTAP_SEED");
        int first = only is null ? Environment.TickCount & 0xFFFFFF : int.Parse(only, CultureInfo.InvariantCulture);
        Stopwatch watch = new();
        for (int seed = first; seed < first + (only is null ? count : 1); seed++)
        {
            Random random = new(seed);
            string path = paths[random.Next(paths.Length)];
            if (edit(image, path, random) is not { } edited)
            {
                continue;
            }

            watch.Restart();
            File.WriteAllBytes(Path.Combine(temp.Path, path), edited);
            Card card = Card.Read(temp.Path, keys);
            card.Verify(cancel: TestContext.Current.CancellationToken);
            Assert.False(card.IsFine, $"seed {seed}: an edit of {path} stays unseen");
            Assert.True(watch.Elapsed < s_timeMax, $"seed {seed}: {path} takes {watch.Elapsed}");
            File.WriteAllBytes(Path.Combine(temp.Path, path), image[path]);
        }
    }
}
