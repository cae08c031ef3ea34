// SPDX-License-Identifier: MIT
using HushTap.IlRules;
using Xunit;

namespace HushTap.Firmware.Tests;

/// <summary>The compiled firmware against what the interpreter and its metadata processor can take.</summary>
public class IlTests
{
    private static readonly string[] Assemblies = ["HushTap.Core", "HushTap.Console", "HushTap.Board", "HushTap.App"];

    private static readonly string[] PerEvent =
    [
        "HushTap.Core.Recorder::BeginSegment",
        "HushTap.Core.Storage.CardStore::Retry",
        "HushTap.Core.Storage.CardStore::StepErasure",
        "HushTap.Core.Storage.CardStore::ChangeFolderWhenFull",
        "HushTap.Core.Storage.Journal::End",
        "HushTap.Core.Storage.JournalFile::Append",
        "HushTap.Core.Storage.AudioDigest::Finish",
        "HushTap.Core.Storage.SealedForm::Flush",
        "HushTap.Core.Keys.KeyRetention::Step",
        "HushTap.Board.Card::Open",
    ];

    [Theory]
    [InlineData("HushTap.Core")]
    [InlineData("HushTap.Console")]
    [InlineData("HushTap.Board")]
    [InlineData("HushTap.App")]
    public void The_chip_would_take_the_assembly_and_run_it_as_it_runs_here(string name)
    {
        var violations = IlChecker.Check(PathOf(name), new IlPolicy { AllowedReferences = AllowedReferences(name) });
        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    /// <summary>Files are opened for an event in the journal, at the beginning of a segment and every 8 s; that makes objects, a block does not, but for the span that I2S asks for.</summary>
    [Fact]
    public void The_recording_loop_makes_no_objects_per_block()
    {
        var allocations = IlChecker.AllocationsReachableFrom([.. Assemblies.Select(PathOf)], "HushTap.Core.Recorder::Step", PerEvent)
            .Where(a => !a.IsThrown && !(a.Kind == "span" && a.Method.Contains("AudioInput::Read")))
            .ToList();
        Assert.True(allocations.Count == 0, string.Join('\n', allocations));
    }

    /// <summary>Core speaks to nothing but mscorlib, Console to Core alone; only Board names the chip's libraries.</summary>
    private static HashSet<string> AllowedReferences(string name) => name switch
    {
        "HushTap.Core" => [],
        "HushTap.Console" => ["HushTap.Core"],
        "HushTap.App" => ["HushTap.Core", "HushTap.Console", "HushTap.Board", "nanoFramework.Runtime.Native"],
        _ =>
        [
            "HushTap.Core", "HushTap.Console", "nanoFramework.Hardware.Esp32", "nanoFramework.Runtime.Events", "nanoFramework.Runtime.Native", "System.Device.Gpio", "System.Device.I2c",
            "System.Device.I2s", "System.IO.FileSystem", "System.IO.Hashing", "System.IO.Ports", "System.IO.Streams", "System.Security.Cryptography",
        ],
    };

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "nano", name + ".dll");
}
