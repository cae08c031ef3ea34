// SPDX-License-Identifier: MIT
using HushTap.CardReader;
using HushTap.Cli.Tests.Support;
using HushTap.Simulator;
using HushTap.Vectors;

namespace HushTap.Cli.Tests;

/// <summary>Cards that the simulated firmware writes, read by the reader that shares no code with it; on a real FAT32 image too.</summary>
public sealed class FirmwareCardTests : IDisposable
{
    private const int Rate = 8000;
    private const int Frames = 12 * Rate;

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    public static TheoryData<string> Scenarios => ["plain", "power cut", "card out", "stall"];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void What_the_firmware_writes_is_as_the_reader_expects_it(string scenario)
    {
        Card card = Verify(Simulate(scenario).CardAfter);
        Assert.True(card.IsFine, Told(card));
        Assert.All(card.Segments, segment => Assert.True(segment.State is SegmentState.Intact or SegmentState.Recovered, $"{segment.Path} is {segment.State}"));
        Assert.True(card.Calls.Sum(call => call.RecordedFrames) > Rate, "hardly anything was recorded");
        Assert.Equal(0, card.Calls.Sum(call => call.UnexplainedFrames));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void The_same_card_is_a_sound_FAT32_volume_and_comes_back_unchanged(string scenario)
    {
        External.Require("mkfs.fat");
        External.Require("mcopy");
        External.Require("fsck.fat");
        SimulationResult result = Simulate(scenario);
        string volume = MakeVolume(result.CardAfter);
        (int exitCode, string output, string error) = External.Run("fsck.fat", "-n", "-V", volume);
        Assert.True(exitCode == 0, output + error);
        Directory.CreateDirectory(_temp["back"]);
        Succeeds("mcopy", "-s", "-n", "-i", volume, "::/*", _temp["back"]);
        foreach ((string path, byte[] bytes) in result.CardAfter)
        {
            Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(_temp["back"], path)));
        }

        Card card = Card.Read(_temp["back"]);
        card.Verify(cancel: TestContext.Current.CancellationToken);
        Assert.True(card.IsFine, Told(card));
    }

    public static TheoryData<string> Vectors => [.. Vector.Names];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_firmware_records_on_after_any_vector_and_harms_nothing_that_was_there(string name)
    {
        Vector vector = Vector.Read(name);
        SimulationResult result = Simulate("plain", vector.Card.Files);
        Assert.Equal((0, 0), (result.LeakedFrames, result.UnexplainedFrames));
        Card before = Verify(vector.Card.Files);
        Card after = Verify(result.CardAfter);
        JournalFolder added = after.Folders[^1];
        Assert.True(added.Number > before.Folders.Select(folder => folder.Number).DefaultIfEmpty().Max());
        Assert.DoesNotContain(result.Problems, problem => problem.Contains(added.Path, StringComparison.Ordinal));
        Assert.NotEmpty(added.Segments);
        Assert.All(added.Segments, segment => Assert.Equal(SegmentState.Intact, segment.State));
        HashSet<string> mended = [.. before.Segments.Where(segment => segment.State == SegmentState.Truncated).Select(segment => segment.Path)];
        foreach ((string path, byte[] bytes) in vector.Card.Files.Where(file => !mended.Contains(file.Key)))
        {
            Assert.Equal(bytes, result.CardAfter[path]);
        }

        Assert.All(after.Segments.Where(segment => mended.Contains(segment.Path)), segment => Assert.Equal(SegmentState.Recovered, segment.State));
    }

    private static string Told(Card card) => string.Join("\n", card.Findings.Select(finding => $"{finding.Kind}: {finding.Path}: {finding.Text}"));

    private static SimulationResult Simulate(string scenario, IReadOnlyDictionary<string, byte[]>? before = null)
    {
        byte[] pcm = Wav.Samples([.. Enumerable.Range(0, Frames * 2).Select(i => (short)(i % 3001 * (i % 2 == 0 ? 1 : -1)))]);
        Fault[] faults = scenario switch
        {
            "power cut" => [new Fault(FaultKind.PowerCut, 4)],
            "card out" => [new Fault(FaultKind.CardOut, 4), new Fault(FaultKind.CardIn, 5)],
            "stall" => [new Fault(FaultKind.Stall, 3, 1500)],
            _ => [],
        };
        return Simulation.Run(new SimulationPlan
        {
            Pcm = pcm,
            SampleRate = Rate,
            Truth = new CallTruth([new Stretch(Rate, Frames - Rate)], [new Stretch(7 * Rate, 8 * Rate)], []),
            Faults = faults,
            CardBefore = before ?? new Dictionary<string, byte[]>(),
        });
    }

    private Card Verify(IReadOnlyDictionary<string, byte[]> files)
    {
        string folder = _temp[Guid.NewGuid().ToString("N")];
        foreach ((string path, byte[] bytes) in files)
        {
            _temp.Put(Path.Combine(folder, path), bytes);
        }

        Card card = Card.Read(folder);
        card.Verify(cancel: TestContext.Current.CancellationToken);
        return card;
    }

    private string MakeVolume(IReadOnlyDictionary<string, byte[]> files)
    {
        foreach ((string path, byte[] bytes) in files)
        {
            _temp.Put("files/" + path, bytes);
        }

        string volume = _temp["card.img"];
        using (FileStream image = File.Create(volume))
        {
            image.SetLength(64 << 20);
        }

        Succeeds("mkfs.fat", "-F", "32", "-s", "1", volume);
        Succeeds("mcopy", [.. (string[])["-s", "-i", volume], .. Directory.GetFileSystemEntries(_temp["files"]), "::/"]);
        return volume;
    }

    private static void Succeeds(string program, params string[] arguments)
    {
        (int exitCode, string output, string error) = External.Run(program, arguments);
        Assert.True(exitCode == 0, $"{program}: {output}{error}");
    }
}
