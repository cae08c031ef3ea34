// SPDX-License-Identifier: MIT
using HushTap.Simulator;

namespace HushTap.Console.Tests.Support;

/// <summary>Worlds with a PC at the console.</summary>
public static class Desk
{
    public const int Rate = 8000;

    /// <summary>Seconds of the world at which the call's audio begins: its start is drawn by the seed.</summary>
    public static double CallStart(ulong seed = 1) => WorldSpec.StartOfCallUs(seed) / 1e6;

    /// <summary>One call; times in seconds of the call's audio.</summary>
    public static WorldSpec Spec(
        double seconds = 20,
        (double From, double To)[]? offHook = null,
        (double From, double To)[]? hold = null,
        (double From, double To)[]? mute = null) => new()
    {
        Truth = new CallTruth(Stretches(offHook), Stretches(hold), Stretches(mute)),
        CallFrames = (long)(seconds * Rate),
        SampleRate = Rate,
        Settings = new DeviceSettings { Learned = true, HoldLamp = new LampSettings(500, 0), MuteLamp = new LampSettings(500, 0) },
        EndUs = WorldSpec.StartOfCallUs(1) + (long)((seconds + 15) * 1e6),
    };

    /// <summary>Runs a world with a scripted PC.</summary>
    public static (WorldRun Run, Pc Pc) Play(
        WorldSpec spec, IEnumerable<string> script, double startSeconds = 1, ITrace? trace = null, Wiring? wiring = null)
    {
        World world = new(spec, wiring ?? LyratBoard.Wiring, new CountingAudio(), new NoWitness(), trace);
        Pc pc = new(world.Console, script, startSeconds);
        return (world.Run(LyratBoard.Firmware), pc);
    }

    private static Stretch[] Stretches((double From, double To)[]? spans) =>
        [.. (spans ?? []).Select(s => new Stretch((long)(s.From * Rate), (long)(s.To * Rate)))];

    private sealed class NoWitness : IWriteWitness
    {
        public void OnBytes(string path, long position, ReadOnlySpan<byte> bytes)
        {
        }

        public void OnName(string operation, string path)
        {
        }
    }
}
