// SPDX-License-Identifier: MIT
using HushTap.Firmware.Tests.Variants;
using HushTap.Simulator;
using Xunit;

namespace HushTap.Firmware.Tests.Boards;

/// <summary>Firmware that throws: it restarts, says what and where, and after three times in a row stops recording instead of restarting for ever.</summary>
public class RestartTests
{
    private const string Read = "            audio.Read(ringAudio, ring.EndOffset, blockBytes);\n";

    [Theory]
    [InlineData("throw new System.InvalidOperationException();", "invalid-operation@recorder")]
    [InlineData("throw new System.OutOfMemoryException();", "out-of-memory@recorder")]
    [InlineData("ringAudio[ringAudio.Length] = 1;", "index@recorder")]
    [InlineData("((string)null).ToLower();", "null-reference@recorder")]
    public void An_exception_is_journalled_with_what_and_where_after_the_restart(string statement, string words)
    {
        Action firmware = FirmwareVariant.Build(new Patch("Recorder.cs", Read, Read + $"            if (ring.End == 200) {{ {statement} }}\n"));
        WorldRun run = BoardWorld.Run(firmware, BoardWorld.Spec(seconds: 30));
        Assert.Equal(BootEnd.Reboot, run.Boots[0].End);
        Assert.Contains($"restart reason={words} count=1", run.Journal());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(150)]
    [InlineData(230)]
    public void Restarts_in_a_row_end_in_silence_with_a_reason_and_nothing_leaks(int block)
    {
        WorldSpec spec = BoardWorld.Spec(seconds: 60) with { EndUs = 120_000_000 };
        spec = spec.Typed("status\r\n", 110_000_000);
        Action firmware = FirmwareVariant.Build(new Patch("Recorder.cs", Read, Read + $"            if (ring.End == {block}) {{ throw new System.InvalidOperationException(); }}\n"));
        WorldRun run = BoardWorld.Run(firmware, spec);
        Assert.Equal([BootEnd.Reboot, BootEnd.Reboot, BootEnd.Reboot, BootEnd.WorldOver], run.Boots.Select(b => b.End));
        Assert.Empty(run.Boots[3].Streams);
        Assert.Contains("error: stopped after 3 restarts by itself, nothing is recorded; the last: invalid-operation@recorder", run.ConsoleText);
        Assert.Contains("hint: type reboot", run.ConsoleText);

        SimulationResult result = Simulation.Run(spec, new CountingAudio(), LyratBoard.Wiring, firmware);
        Assert.Equal(0, result.LeakedFrames);
        Assert.All(result.Problems, p => Assert.Contains("restarts by itself", p));
    }

    [Fact]
    public void An_exception_at_start_up_counts_too_and_reboot_on_the_console_tries_once_more()
    {
        WorldSpec spec = BoardWorld.Spec(seconds: 30) with { EndUs = 60_000_000 };
        Action firmware = FirmwareVariant.Build(new Patch("Recorder.cs", "            delay.Start(clock.NowUs());\n", "            throw new System.InvalidOperationException();\n"));
        WorldRun run = BoardWorld.Run(firmware, spec.Typed("reboot\r\n", 30_000_000));
        Assert.Equal([BootEnd.Reboot, BootEnd.Reboot, BootEnd.Reboot, BootEnd.Reboot, BootEnd.Reboot, BootEnd.WorldOver], run.Boots.Select(b => b.End));
    }

    [Fact]
    public void A_minute_of_peace_forgives_what_was_before()
    {
        WorldSpec spec = BoardWorld.Spec(seconds: 3) with { EndUs = 400_000_000 };
        Action firmware = FirmwareVariant.Build(new Patch("Recorder.cs", Read, Read + "            if (ring.End == 1200) { throw new System.InvalidOperationException(); }\n"));
        WorldRun run = BoardWorld.Run(firmware, spec);
        Assert.True(run.Boots.Count > 4, "it restarts every 77 s and is never stopped");
        Assert.DoesNotContain("count=2", run.Journal());
    }
}
