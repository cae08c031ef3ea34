// SPDX-License-Identifier: MIT
using System.Text;
using HushTap.Console.Tests.Support;
using HushTap.Simulator;

namespace HushTap.Console.Tests;

/// <summary>Bytes at full line rate, all through a call and both edges of a hold: nothing leaks, no talk is lost.</summary>
public class FloodTests
{
    private const int BytesPerSecond = 11_520;

    public static TheoryData<string> Floods => ["noise", "zeros", "status", "one endless line", "half lines", "overrun by one"];

    [Theory]
    [MemberData(nameof(Floods))]
    public void A_flood_costs_no_talk_and_leaks_none(string kind)
    {
        WorldSpec quiet = Desk.Spec(seconds: 24, offHook: [(1, 22)], hold: [(8, 12)]);
        SimulationResult without = Simulate(quiet);
        SimulationResult with = Simulate(quiet with { Serial = [(2, 4_000_000, Flood(kind, 28))] });
        Assert.True(with.Passed, string.Join('\n', with.Problems));
        Assert.Equal(0, with.LeakedFrames);
        Assert.Equal(without.RecordedFrames, with.RecordedFrames);
        Assert.Equal(AudioOf(without), AudioOf(with));
    }

    [Fact]
    public void After_a_flood_the_next_line_is_obeyed_and_what_was_lost_is_told()
    {
        WorldSpec spec = Desk.Spec(seconds: 24) with { Serial = [(2, 2_000_000, Flood("noise", 5))] };
        (WorldRun run, Pc pc) = Desk.Play(spec, ["~ at 8", "~ send 0A", "~ wait 300", "> status"], startSeconds: 8);
        Assert.Equal("ok", pc.Finals[^1]);
        string lost = pc.Lines.Single(line => line.StartsWith("console-lost=", StringComparison.Ordinal));
        Assert.True(int.Parse(lost["console-lost=".Length..], System.Globalization.CultureInfo.InvariantCulture) > 10_000, lost);
        Assert.True(run.ConsoleDroppedBytes > 0);
        Assert.Contains(pc.Finals, line => line.StartsWith("error 3 overrun", StringComparison.Ordinal));
    }

    private static SimulationResult Simulate(WorldSpec spec) =>
        Simulation.Run(spec, new CountingAudio(), LyratBoard.Wiring, LyratBoard.Firmware);

    private static IEnumerable<string> AudioOf(SimulationResult result) =>
        result.CardAfter.Where(f => f.Key.EndsWith(".WAV", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => f.Key + " " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(f.Value)));

    private static byte[] Flood(string kind, int seconds)
    {
        byte[] bytes = new byte[seconds * BytesPerSecond];
        byte[] pattern = kind switch
        {
            "noise" => [],
            "zeros" => [0],
            "status" => Encoding.ASCII.GetBytes("status\r\n"),
            "one endless line" => Encoding.ASCII.GetBytes("set "),
            "half lines" => Encoding.ASCII.GetBytes("help\ndump\nlog 32\nunlock 00"),
            "overrun by one" => Encoding.ASCII.GetBytes(new string('a', 121) + "\n"),
            _ => throw new ArgumentException(kind),
        };
        if (pattern.Length == 0)
        {
            new Random(1).NextBytes(bytes);
            return bytes;
        }

        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = pattern[i % pattern.Length];
        }

        return bytes;
    }
}
