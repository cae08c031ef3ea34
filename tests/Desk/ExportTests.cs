// SPDX-License-Identifier: MIT
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HushTap.CardReader;
using HushTap.Vectors;

namespace HushTap.Desk.Tests;

public sealed class ExportTests
{
    public static TheoryData<AudioFormat, ChannelChoice, GapHandling> Ways =>
        [.. from format in (AudioFormat[])[AudioFormat.Wav, AudioFormat.Flac]
            from channels in Enum.GetValues<ChannelChoice>()
            from gaps in Enum.GetValues<GapHandling>()
            where channels is ChannelChoice.Both or ChannelChoice.Mixed || (gaps == GapHandling.Join && format == AudioFormat.Wav)
            select (format, channels, gaps)];

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_is_exported_is_what_is_on_the_card(AudioFormat format, ChannelChoice channels, GapHandling gaps)
    {
        using TempCard temp = new(Cards.Rich());
        Card card = temp.Read();
        ExportOutcome outcome = Run(temp, new ExportOptions { Format = format, Channels = channels, Gaps = gaps });
        int perFrame = channels == ChannelChoice.Both ? 2 : 1;
        ManifestFile[] files = [.. outcome.Files.Where(file => file.Kind == "audio")];
        Assert.Equal(gaps == GapHandling.Split ? 4 : 1, files.Length);
        short[] wanted = [.. card.Segments.SelectMany(segment => Choose(Pcm.Of(card, segment), channels))];
        List<short> seen = [];
        foreach (ManifestFile file in files)
        {
            string path = Path.Combine(temp.Out, file.Name);
            short[] samples = Pcm.BySox(path);
            Assert.Equal(file.Frames!.Value * perFrame, samples.Length);
            seen.AddRange(WithoutGaps(samples, file, perFrame));
        }

        Assert.Equal(wanted, seen);
    }

    [Theory]
    [InlineData(ChannelChoice.Both)]
    [InlineData(ChannelChoice.Near)]
    [InlineData(ChannelChoice.Mixed)]
    public void Talk_on_a_card_of_the_real_firmware_is_the_same_in_FLAC_and_recognisable_in_Opus(ChannelChoice channels)
    {
        using TempCard temp = new();
        RealCall.Play(temp.Path);
        Card card = temp.Read();
        short[] wanted = [.. card.Segments.SelectMany(segment => Choose(Pcm.Of(card, segment), channels))];
        Assert.True(wanted.Length > 100_000);
        ManifestFile flac = Run(temp, new ExportOptions { Channels = channels, Format = AudioFormat.Flac }).Files.First();
        Assert.Equal(wanted, Pcm.BySox(Path.Combine(temp.Out, flac.Name)));
        ManifestFile opus = Run(temp, new ExportOptions { Channels = channels, Format = AudioFormat.Opus }, temp.Out + "2").Files.First();
        short[] heard = Pcm.ByOpusdec(Path.Combine(temp.Out + "2", opus.Name), channels == ChannelChoice.Both ? 2 : 1);
        Assert.InRange(Correlation(wanted, heard), 0.9, 1.0);
    }

    [Theory]
    [InlineData(AudioFormat.Wav)]
    [InlineData(AudioFormat.Flac)]
    [InlineData(AudioFormat.Opus)]
    public void Players_find_length_tags_and_marks(AudioFormat format)
    {
        External.Require("ffprobe");
        External.Require("soxi");
        using TempCard temp = new(Cards.Rich());
        ManifestFile file = Run(temp, new ExportOptions { Format = format, Gaps = GapHandling.Silence }).Files.First();
        string path = Path.Combine(temp.Out, file.Name);
        string told = External.Run("ffprobe", "-v", "error", "-show_format", "-show_streams", "-show_chapters", path);
        Assert.Contains("call 1 of power-on 1", told, StringComparison.Ordinal);
        Assert.Contains("DESK-0001", told, StringComparison.Ordinal);
        double seconds = double.Parse(told.Split('\n').Last(line => line.StartsWith("duration=", StringComparison.Ordinal))["duration=".Length..], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(file.Frames!.Value / 8000.0, seconds, 0.02);
        if (format == AudioFormat.Opus)
        {
            External.Require("opusinfo");
            Assert.DoesNotContain("WARNING", External.Run("opusinfo", path), StringComparison.OrdinalIgnoreCase);
        }
        else
        {
            Assert.Equal("8000", External.Run("soxi", "-r", path).Trim());
        }

        if (format == AudioFormat.Wav)
        {
            string text = Encoding.ASCII.GetString(File.ReadAllBytes(path));
            Assert.Equal(5, text.Split("labl").Length - 1);
            Assert.Contains("hold, not recorded: 1.0 s", text, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(5, told.Split("TAG:title=").Skip(1).Count(part => part.Contains("recorded", StringComparison.Ordinal) || part.Contains("lost", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Labels_stand_where_the_gaps_are()
    {
        using TempCard temp = new(Cards.Rich());
        ManifestFile labels = Run(temp, new ExportOptions { Gaps = GapHandling.Silence }).Files.Single(file => file.Kind == "labels");
        Assert.Equal(
            "2.000000\t3.000000\thold, not recorded: 1.0 s\n"
            + "3.000000\t3.500000\thold and mute, not recorded: 0.5 s\n"
            + "4.500000\t4.750000\tmute, not recorded: 0.3 s\n"
            + "4.750000\t4.782000\t0.0 s to 0.1 s lost\n"
            + "5.782000\t6.282000\tnot recorded: 0.5 s (the card failed)\n",
            File.ReadAllText(Path.Combine(temp.Out, labels.Name)));
    }

    [Fact]
    public void Joined_talk_has_its_marks_on_the_seams_and_a_tone_stands_once_for_gaps_in_a_row()
    {
        using TempCard temp = new(Cards.Rich());
        ManifestFile joined = Run(temp, new ExportOptions()).Files.First();
        Assert.Equal([16_000L, 16_000L, 24_000L, 24_000L, 32_000L], joined.Gaps.Select(gap => gap.At));
        ManifestFile toned = Run(temp, new ExportOptions { Gaps = GapHandling.Tone }, temp.Out + "2").Files.First();
        Assert.Equal([3200L, 0L, 3200L, 0L, 3200L], toned.Gaps.Select(gap => gap.FramesInFile));
    }

    [Fact]
    public void The_manifest_fits_its_schema_and_every_file()
    {
        using TempCard temp = new(Cards.Rich());
        ExportOutcome outcome = Run(temp, new ExportOptions { Format = AudioFormat.Flac });
        byte[] bytes = File.ReadAllBytes(Path.Combine(temp.Out, "manifest.json"));
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "manifest.schema.json")));
        using JsonDocument manifest = JsonDocument.Parse(bytes);
        Assert.Equal([], new Schema(schema.RootElement).Misfits(manifest.RootElement));
        Assert.Equal(outcome.Manifest.Identity, ExportManifest.Parse(bytes)!.Identity);
        string[] named = [.. outcome.Files.Select(file => file.Name).Append("manifest.json").Order(StringComparer.Ordinal)];
        Assert.Equal(named, Directory.GetFileSystemEntries(temp.Out).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(outcome.Files, file => Assert.Equal(
            file.Sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(temp.Out, file.Name))))));
        ManifestCall call = outcome.Manifest.Calls.Single();
        Assert.Equal(("fits", "not-checked", HoldReceipt.Of(temp.Read().Calls.Single()).Code.ToString()), (call.Public, call.Keyed, call.ReceiptCode));
    }

    [Fact]
    public void With_the_key_the_manifest_has_the_verdict_of_the_keyed_layer_too()
    {
        using TempCard temp = new(Cards.Rich());
        Assert.Equal("fits", Run(temp, new ExportOptions(), keys: BaseCards.OwnerKeys).Manifest.Calls.Single().Keyed);
    }

    [Fact]
    public void Encrypted_calls_come_out_like_plain_ones_and_not_without_the_right_key()
    {
        using TempCard temp = new(BaseCards.Build("encrypted"));
        using TempCard plain = new(BaseCards.Build("two"));
        ExportOutcome outcome = Run(temp, new ExportOptions(), keys: BaseCards.OwnerKeys);
        ExportOutcome same = Run(plain, new ExportOptions());
        Assert.Equal(
            same.Files.Where(file => file.Kind == "audio").Select(file => Convert.ToHexString(SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(Pcm.OfWav(Path.Combine(plain.Out, file.Name)).AsSpan())))),
            outcome.Files.Where(file => file.Kind == "audio").Select(file => Convert.ToHexString(SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(Pcm.OfWav(Path.Combine(temp.Out, file.Name)).AsSpan())))));
        foreach ((string? keys, string words) in new[] { (null, "is encrypted"), (BaseCards.OtherKeys, "the key does not open"), (BaseCards.ForeignKeys, "is encrypted") })
        {
            string folder = temp.Out + "2";
            Assert.Contains(words, Assert.Throws<CardException>(() => Run(temp, new ExportOptions(), folder, keys)).Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Directory.GetFiles(folder), file => file.EndsWith("wav", StringComparison.Ordinal));
        }

        Assert.Equal(outcome.Files, Run(temp, new ExportOptions(), temp.Out + "2", BaseCards.OwnerKeys).Files, (a, b) => a.Sha256 == b.Sha256);
    }

    [Fact]
    public void The_same_export_again_writes_nothing_and_other_options_are_refused()
    {
        using TempCard temp = new(Cards.Rich());
        ExportOutcome first = Run(temp, new ExportOptions());
        DateTime[] times = [.. Directory.GetFiles(temp.Out).Order(StringComparer.Ordinal).Select(File.GetLastWriteTimeUtc)];
        Assert.True(Run(temp, new ExportOptions()).WasDone);
        Assert.Equal(times, Directory.GetFiles(temp.Out).Order(StringComparer.Ordinal).Select(File.GetLastWriteTimeUtc));
        Assert.Throws<CardException>(() => Run(temp, new ExportOptions { Channels = ChannelChoice.Far }));
        File.AppendAllText(Path.Combine(temp.Out, first.Files.First().Name), "x");
        Assert.Contains("no longer", Assert.Throws<CardException>(() => Run(temp, new ExportOptions())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_others_are_never_overwritten()
    {
        using TempCard temp = new(Cards.Rich());
        using TempCard other = new(Cards.Rich());
        string name = Run(other, new ExportOptions()).Files.First().Name;
        Directory.CreateDirectory(temp.Out);
        File.WriteAllText(Path.Combine(temp.Out, name), "mine");
        Assert.Contains("there already", Assert.Throws<CardException>(() => Run(temp, new ExportOptions())).Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(temp.Out, name)));
        File.WriteAllText(Path.Combine(other.Root, "manifest.part.jsonl"), "mine too");
        Assert.Throws<CardException>(() => Run(other, new ExportOptions(), other.Root));
        Assert.Equal("mine too", File.ReadAllText(Path.Combine(other.Root, "manifest.part.jsonl")));
    }

    [Fact]
    public void An_export_that_was_stopped_anywhere_is_finished_by_the_same_command()
    {
        using TempCard whole = new(BaseCards.Build("two"));
        ExportOptions options = new() { Gaps = GapHandling.Split, Format = AudioFormat.Flac };
        ManifestFile[] wanted = [.. Run(whole, options).Files];
        for (int stop = 0; stop < 12; stop++)
        {
            using TempCard temp = new(BaseCards.Build("two"));
            using CancellationTokenSource source = new();
            Stopper stopper = new(stop, source);
            Assert.ThrowsAny<OperationCanceledException>(() => new CardExport(temp.Read(), options, false).Run(temp.Out, stopper, source.Token));
            Assert.Equal(wanted, Run(temp, options).Files, (a, b) => a.Name == b.Name && a.Sha256 == b.Sha256);
            Assert.DoesNotContain(Directory.GetFiles(temp.Out), file => file.Contains(".part", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_file_that_was_finished_and_logged_but_not_renamed_is_written_again()
    {
        using TempCard temp = new(Cards.Rich());
        ExportOutcome first = Run(temp, new ExportOptions());
        string audio = Path.Combine(temp.Out, first.Files.First().Name);
        File.WriteAllText(Path.Combine(temp.Out, "manifest.part.jsonl"), JsonSerializer.Serialize(new { identity = first.Manifest.Identity }) + "\n"
            + string.Concat(first.Files.Select(file => JsonSerializer.Serialize(new WrittenFile(file.Name, file.Bytes, file.Sha256)) + "\n")) + "{\"Name\":\"torn");
        File.Delete(Path.Combine(temp.Out, "manifest.json"));
        File.Move(audio, audio + ".part");
        ExportOutcome second = Run(temp, new ExportOptions());
        Assert.Equal(1, second.Kept);
        Assert.Equal(first.Files.First().Sha256, second.Files.First().Sha256);
    }

    [Fact]
    public void Nothing_is_written_on_the_card_not_even_through_a_link()
    {
        using TempCard temp = new(Cards.Rich());
        string before = Listing(temp.Path);
        Directory.CreateSymbolicLink(Path.Combine(temp.Root, "link"), temp.Path);
        Assert.Contains("on the card itself", Assert.Throws<CardException>(() => Run(temp, new ExportOptions(), temp.Path)).Message, StringComparison.Ordinal);
        Assert.Throws<CardException>(() => Run(temp, new ExportOptions(), Path.Combine(temp.Path, "x", "..", "out")));
        Assert.Throws<CardException>(() => Run(temp, new ExportOptions(), Path.Combine(temp.Root, "link", "out")));
        Run(temp, new ExportOptions());
        Assert.Equal(before, Listing(temp.Path));
    }

    [Fact]
    public void A_link_out_of_the_card_is_not_followed()
    {
        using TempCard temp = new(Cards.Rich());
        string secret = Path.Combine(temp.Root, "secret.wav");
        string segment = Directory.GetFiles(temp.Path, "*.WAV", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        File.Move(segment, secret);
        File.CreateSymbolicLink(segment, secret);
        ExportOutcome outcome = Run(temp, new ExportOptions());
        Assert.Equal("missing", outcome.Manifest.Calls.Single().Files[0].Gaps[0].Reason);
        Assert.Equal(24_000, outcome.Files.First().Frames);
        Assert.False(outcome.Manifest.Card.IsFine);
    }

    [Theory]
    [InlineData("file-claims-4gb")]
    [InlineData("file-cut-off")]
    [InlineData("file-empty")]
    [InlineData("file-header-only")]
    [InlineData("file-longer")]
    [InlineData("file-noise-header")]
    [InlineData("file-flip-audio")]
    [InlineData("file-nul")]
    [InlineData("foreign-file")]
    [InlineData("hostile-huge-number")]
    [InlineData("hostile-number")]
    [InlineData("hostile-control")]
    [InlineData("journal-line-doubled")]
    [InlineData("journal-cut-off")]
    [InlineData("folders-swapped")]
    [InlineData("truncated")]
    [InlineData("truncated-noise-header")]
    [InlineData("encrypted-flip")]
    public void A_damaged_card_gives_what_it_has_and_says_so(string name)
    {
        Vector vector = Vector.Read(name);
        foreach (GapHandling gaps in Enum.GetValues<GapHandling>())
        {
            using TempCard temp = new(vector.Card);
            try
            {
                ExportOutcome outcome = Run(temp, new ExportOptions { Gaps = gaps, Format = AudioFormat.Flac }, keys: vector.Keys ?? BaseCards.OwnerKeys);
                Assert.Equal(vector.Expect is "intact" or "foreign", outcome.Manifest.Card.IsFine);
                Assert.All(outcome.Files.Where(file => file.Kind == "audio"), file => Assert.InRange(file.Bytes, 42, 1_000_000));
            }
            catch (CardException failure)
            {
                Assert.Contains("hours", failure.Message, StringComparison.Ordinal);
            }

            Assert.Equal(["card", "out"], Directory.GetFileSystemEntries(temp.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void A_card_full_of_other_peoples_files_has_nothing_to_export()
    {
        CardImage image = new();
        image["DCIM/100/IMG_0001.JPG"] = [1, 2, 3];
        using TempCard none = new(image);
        Assert.Contains("neither HUSHTAP nor", Assert.Throws<CardException>(() => none.Read()).Message, StringComparison.Ordinal);
        image["HUSHTAP/00001/00001-0001-UNSET.WAV"] = new byte[5000];
        image["HUSHTAP/00001/JOURNAL.TXT"] = [.. "dear diary,\n"u8];
        image["HUSHTAP/holiday.wav"] = new byte[100];
        using TempCard temp = new(image);
        Assert.Contains("no call on the card", Assert.Throws<CardException>(() => Run(temp, new ExportOptions())).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(temp.Out));
    }

    [Fact]
    public void A_hold_of_a_thousand_years_is_not_written_as_silence()
    {
        CardImage image = new();
        DeviceWriter device = new(image);
        device.PowerOn();
        device.Call();
        device.Segment(8_000);
        device.Say($"withheld first=8000 frames={1L << 42} reason=hold-lamp");
        device.Say($"call-end call=1 first={8000 + (1L << 42)}");
        using TempCard temp = new(image);
        Assert.Contains("hours", Assert.Throws<CardException>(() => Run(temp, new ExportOptions { Gaps = GapHandling.Silence })).Message, StringComparison.Ordinal);
        using TempCard other = new(image);
        Assert.Equal(8_000, Run(other, new ExportOptions()).Files.First().Frames);
    }

    [Fact]
    public void Hostile_words_in_the_journal_stay_words()
    {
        CardImage image = new();
        DeviceWriter device = new(image);
        device.PowerOn();
        device.Call();
        device.Segment(8_000);
        device.Withheld(8_000, "<img/src=x>\"'../../x");
        device.Segment(8_000);
        device.CallEnd();
        using TempCard temp = new(image);
        ExportOutcome outcome = Run(temp, new ExportOptions());
        Assert.DoesNotContain("<img", File.ReadAllText(Path.Combine(temp.Out, "manifest.json")), StringComparison.Ordinal);
        Assert.Equal("<img/src=x>\"'../../x", outcome.Files.First().Gaps[0].Reason);
        Assert.All(outcome.Files, file => Assert.Matches("^call-[A-Za-z0-9-]+[.a-z]+$", file.Name));
    }

    [Fact]
    public void Calls_are_chosen_by_name_and_by_time()
    {
        using TempCard temp = new(BaseCards.Build("two"));
        Card card = temp.Read();
        DateTimeOffset start = card.Calls.First().Utc!.Value;
        Assert.Equal(2, new CardExport(card, new ExportOptions { Calls = [new CallName(1)] }, false).Calls.Count);
        Assert.Equal(2, new CardExport(card, new ExportOptions { To = start.AddSeconds(3) }, false).Calls.Count);
        Assert.Equal(3, new CardExport(card, new ExportOptions { From = start.AddSeconds(1) }, false).Calls.Count);
        Assert.Throws<CardException>(() => new CardExport(card, new ExportOptions { From = start.AddDays(1) }, false));
        Assert.Throws<CardException>(() => new CardExport(card, new ExportOptions { Calls = [new CallName(1), new CallName(77)] }, false));
    }

    private static ExportOutcome Run(TempCard temp, ExportOptions options, string? folder = null, string? keys = null) =>
        new CardExport(temp.Read(keys), options, keys is not null).Run(folder ?? temp.Out);

    private static IEnumerable<short> Choose(short[] stereo, ChannelChoice channels) => channels switch
    {
        ChannelChoice.Both => stereo,
        ChannelChoice.Near => stereo.Where((_, i) => i % 2 == 0),
        ChannelChoice.Far => stereo.Where((_, i) => i % 2 == 1),
        _ => stereo.Chunk(2).Select(pair => (short)Math.Floor((pair[0] + pair[1]) / 2.0)),
    };

    private static IEnumerable<short> WithoutGaps(short[] samples, ManifestFile file, int perFrame)
    {
        bool[] isGap = new bool[samples.Length];
        foreach (ManifestGap gap in file.Gaps)
        {
            Array.Fill(isGap, true, (int)gap.At * perFrame, (int)gap.FramesInFile * perFrame);
        }

        return samples.Where((_, i) => !isGap[i]);
    }

    private static double Correlation(short[] a, short[] b)
    {
        Assert.Equal(a.Length, b.Length);
        double ab = 0, aa = 0, bb = 0;
        for (int i = 0; i < a.Length; i++)
        {
            ab += (double)a[i] * b[i];
            aa += (double)a[i] * a[i];
            bb += (double)b[i] * b[i];
        }

        return ab / Math.Sqrt(aa * bb);
    }

    private static string Listing(string folder) => string.Join('\n', Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).Select(path => $"{path} {(File.Exists(path) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) : "")}"));

    /// <summary>Cancels at a report, however many there have been.</summary>
    private sealed class Stopper(int after, CancellationTokenSource source) : IProgress<double>
    {
        private int _reports;

        public void Report(double value)
        {
            if (Interlocked.Increment(ref _reports) > after || value > 0.9)
            {
                source.Cancel();
            }
        }
    }
}
