// SPDX-License-Identifier: MIT
using System.Text;
using HushTap.CardReader;
using HushTap.Cli.Tests.Support;
using HushTap.Simulator;

namespace HushTap.Cli.Tests;

/// <summary>Encrypted cards that the simulated firmware writes, opened by the reader that shares no code with it.</summary>
public sealed class EncryptedCardTests : IDisposable
{
    private const int Rate = 8000;
    private const int Frames = 14 * Rate;
    private static readonly byte[] s_pcm = Wav.Samples([.. Enumerable.Range(0, Frames * 2).Select(i => (short)(i * 7919 % 30011 * (i % 2 == 0 ? 1 : -1)))]);
    private static readonly byte[] s_root = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly DeviceKeys s_keys = DeviceKeys.For(3, [0]) with { Device = "DESK-0001", Root = s_root, Boot = 5 };

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("plain")]
    [InlineData("power cut")]
    [InlineData("card out")]
    [InlineData("stall")]
    public void With_the_keys_it_is_fine_in_every_layer_and_its_audio_is_the_calls(string scenario)
    {
        Card card = Verify(Simulate(scenario).CardAfter, Keys(s_keys.Days[0]));
        Assert.True(card.IsFine, Told(card));
        Assert.Equal(card.Lines, card.KeyedLines);
        Segment[] segments = [.. card.Segments];
        Assert.True(segments.Sum(s => s.Frames) > 4 * Rate, "hardly anything was recorded");
        foreach (Segment segment in segments.Where(s => s.Frames > 0))
        {
            Assert.Equal(LayerVerdict.Fits, segment.Encryption);
            Assert.True(segment.State is SegmentState.Intact or SegmentState.Recovered, $"{segment.Path} is {segment.State}");
            using Stream audio = card.OpenAudio(segment);
            MemoryStream clear = new();
            audio.CopyTo(clear);
            Assert.Equal(segment.Frames * 4, clear.Length);
            int at = s_pcm.AsSpan().IndexOf(clear.ToArray());
            Assert.True(at >= 0 && at % 4 == 0, $"{segment.Path} does not hold a stretch of the call");
        }
    }

    [Fact]
    public void Without_the_key_it_is_as_it_was_written_and_holds_nothing_of_the_talk()
    {
        SimulationResult result = Simulate("plain");
        Card card = Verify(result.CardAfter, null);
        Assert.True(card.IsFine, Told(card));
        Assert.Throws<CardException>(() => card.OpenAudio(card.Segments.First()));
        foreach ((string path, byte[] bytes) in result.CardAfter)
        {
            // Eight bytes of chance meet a call of a megabyte once in 10^13.
            HashSet<long> words = [.. Enumerable.Range(0, (s_pcm.Length / 4) - 1).Select(i => BitConverter.ToInt64(s_pcm, i * 4))];
            Assert.DoesNotContain(Enumerable.Range(0, bytes.Length - 8).Select(i => BitConverter.ToInt64(bytes, i)), words.Contains);
            Assert.True(path.EndsWith(".TXT", StringComparison.Ordinal) || path.EndsWith(".HTE", StringComparison.Ordinal), path);
        }
    }

    [Fact]
    public void Another_days_key_opens_nothing_and_is_named()
    {
        byte[] wrong = [.. s_keys.Days[0]];
        wrong[31] ^= 1;
        Card card = Verify(Simulate("plain").CardAfter, Keys(wrong));
        Assert.Equal(FindingKind.WrongKey, card.Worst);
        using Stream audio = card.OpenAudio(card.Segments.First());
        Assert.ThrowsAny<Exception>(() => audio.CopyTo(Stream.Null));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(33)]
    [InlineData(44)]
    [InlineData(504)]
    [InlineData(512)]
    [InlineData(516)]
    [InlineData(528)]
    [InlineData(544)]
    [InlineData(600)]
    [InlineData(1024)]
    [InlineData(9215)]
    [InlineData(-1)]
    public void A_flipped_bit_is_found_with_and_without_the_key(int at)
    {
        Dictionary<string, byte[]> files = new(Simulate("plain").CardAfter);
        string path = files.Keys.First(p => p.EndsWith(".HTE", StringComparison.Ordinal));
        byte[] bytes = files[path] = [.. files[path]];
        bytes[at < 0 ? bytes.Length + at : at] ^= 0x10;
        Assert.Equal(FindingKind.Garbled, Verify(files, null).Worst);
        Assert.False(Verify(files, Keys(s_keys.Days[0])).IsFine);
    }

    private static SimulationResult Simulate(string scenario)
    {
        Fault[] faults = scenario switch
        {
            "power cut" => [new Fault(FaultKind.PowerCut, 4)],
            "card out" => [new Fault(FaultKind.CardOut, 4), new Fault(FaultKind.CardIn, 5)],
            "stall" => [new Fault(FaultKind.Stall, 3, 1500)],
            _ => [],
        };
        SimulationResult result = Simulation.Run(new SimulationPlan
        {
            Pcm = s_pcm,
            SampleRate = Rate,
            Truth = new CallTruth([new Stretch(Rate, Frames - Rate)], [new Stretch(7 * Rate, 8 * Rate)], []),
            Faults = faults,
            Keys = s_keys,
        });
        Assert.Empty(result.Problems);
        Assert.Equal((0, 0), (result.LeakedFrames, result.UnexplainedFrames));
        return result;
    }

    private static KeyFile Keys(byte[] unset) => KeyFile.Parse(Encoding.ASCII.GetBytes(
        $"hushtap-keys 1\ndevice=DESK-0001\nroot=5 {Convert.ToHexString(s_root)}\nday=UNSET {Convert.ToHexString(unset)}\n"));

    private static string Told(Card card) => string.Join("\n", card.Findings.Select(finding => $"{finding.Kind}: {finding.Path}: {finding.Text}"));

    private Card Verify(IReadOnlyDictionary<string, byte[]> files, KeyFile? keys)
    {
        string folder = _temp[Guid.NewGuid().ToString("N")];
        foreach ((string path, byte[] bytes) in files)
        {
            _temp.Put(Path.Combine(folder, path), bytes);
        }

        Card card = Card.Read(folder, keys);
        card.Verify(cancel: TestContext.Current.CancellationToken);
        return card;
    }
}
