// SPDX-License-Identifier: MIT
using System.Text;
using HushTap.Simulator;

namespace HushTap.Firmware.Tests.Boards;

/// <summary>A board with its chips and one call, from power-on; and what the device said of it.</summary>
internal static class BoardWorld
{
    /// <summary>A call of some seconds, off-hook but for its first and last.</summary>
    public static WorldSpec Spec(int sampleRate = 8000, double seconds = 12)
    {
        Stretch call = new(sampleRate, (long)((seconds - 1) * sampleRate));
        return new WorldSpec
        {
            Truth = new CallTruth([call], [], []),
            CallFrames = (long)(seconds * sampleRate),
            SampleRate = sampleRate,
            Settings = new DeviceSettings
            {
                SampleRate = sampleRate,
                Learned = true,
                HoldLamp = LampSettings.LearnedFrom(LampSpec.Steady),
                MuteLamp = LampSettings.LearnedFrom(LampSpec.Steady),
            },
        };
    }

    /// <summary>The same with something typed at the console, two seconds after power-on.</summary>
    public static WorldSpec Typed(this WorldSpec spec, string text, long atUs = 2_000_000) =>
        spec with { Serial = [.. spec.Serial, (2, atUs, Encoding.ASCII.GetBytes(text))] };

    /// <summary>Runs it with audio that carries its own index.</summary>
    public static WorldRun Run(Action firmware, WorldSpec spec, Wiring? wiring = null) =>
        new World(spec, wiring ?? LyratBoard.Wiring, new CountingAudio(), new Nobody()).Run(firmware);

    public static IEnumerable<string> Segments(this WorldRun run) => run.CardPaths.Where(p => p.EndsWith(".WAV", StringComparison.Ordinal));

    /// <summary>All journals, in order of folders.</summary>
    public static string Journal(this WorldRun run) =>
        string.Concat(run.CardPaths.Where(p => !p.EndsWith(".WAV", StringComparison.Ordinal)).Select(p => Encoding.ASCII.GetString(run.ReadCard(p))));

    private sealed class Nobody : IWriteWitness
    {
        public void OnBytes(string path, long position, ReadOnlySpan<byte> bytes)
        {
        }

        public void OnName(string operation, string path)
        {
        }
    }
}
