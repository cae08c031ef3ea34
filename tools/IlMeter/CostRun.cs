// SPDX-License-Identifier: MIT
using System.Reflection;
using HushTap.NanoHost;
using HushTap.Simulator;

namespace HushTap.IlMeter;

/// <summary>What the phone does all the time.</summary>
public enum Activity : byte
{
    /// <summary>On-hook.</summary>
    Idle,

    /// <summary>In a call, recording.</summary>
    Talk,

    /// <summary>In a call, on hold.</summary>
    Hold,

    /// <summary>In a call, recording with encryption.</summary>
    Encrypted,
}

/// <summary>Cost of one activity.</summary>
/// <param name="Activity">What goes on.</param>
/// <param name="SampleRate">Frames per second.</param>
/// <param name="InstructionsPerSecond">IL instructions per second of audio, platform included.</param>
/// <param name="AllocationsPerSecond">Objects made by our own code per second of audio.</param>
/// <param name="Methods">IL instructions per second of audio, by method.</param>
public sealed record Cost(
    Activity Activity, int SampleRate, double InstructionsPerSecond, double AllocationsPerSecond, IReadOnlyDictionary<string, double> Methods);

/// <summary>Runs the instrumented firmware and takes the difference between a long and a short world, so that start and end drop out.</summary>
public sealed class CostRun
{
    private const int ShortSeconds = 60;
    private const int LongSeconds = 180;
    private static readonly string[] s_assemblies = ["HushTap.Core", "HushTap.Console", "HushTap.Board", "HushTap.App"];
    private readonly Dictionary<string, byte[]> images;

    /// <summary>Instruments the firmware.</summary>
    /// <param name="folder">Folder with the firmware and device assemblies.</param>
    public CostRun(string? folder = null)
    {
        folder ??= Path.Combine(AppContext.BaseDirectory, "nano");
        var instrumenter = new Instrumenter();
        images = s_assemblies.ToDictionary(name => name, name => instrumenter.Instrument(Path.Combine(folder, name + ".dll"), folder));
        Unpriced = instrumenter.Unpriced;
    }

    /// <summary>Gets platform calls that have no price yet, anywhere in the firmware.</summary>
    public IReadOnlyCollection<string> Unpriced { get; }

    /// <summary>Measures one activity.</summary>
    public Cost Measure(Activity activity, int sampleRate)
    {
        var brief = Count(activity, sampleRate, ShortSeconds);
        var perSecond = Count(activity, sampleRate, LongSeconds)
            .ToDictionary(c => c.Key, c => (c.Value - brief[c.Key]) / (double)(LongSeconds - ShortSeconds));
        perSecond.Remove(Instrumenter.AllocationsName, out double allocations);
        return new Cost(activity, sampleRate, perSecond.Values.Sum(), allocations, perSecond);
    }

    private Dictionary<string, long> Count(Activity activity, int sampleRate, int seconds)
    {
        var context = new NanoContext(images: images);
        var firmware = context.LoadByName("HushTap.App").GetType("HushTap.App.Program", throwOnError: true)!.GetMethod("Main")!.CreateDelegate<Action>();
        new World(Spec(activity, sampleRate, seconds), LyratBoard.Wiring, new CountingAudio(), new Nobody()).Run(firmware);
        return s_assemblies
            .SelectMany(name => context.LoadByName(name).GetType(Instrumenter.MeterName, throwOnError: true)!.GetFields(BindingFlags.Public | BindingFlags.Static))
            .GroupBy(f => f.Name)
            .ToDictionary(g => g.Key, g => g.Sum(f => (long)f.GetValue(null)!));
    }

    private static WorldSpec Spec(Activity activity, int sampleRate, int seconds)
    {
        Stretch whole = new(0, (long)seconds * sampleRate);
        Stretch[] none = [];
        return new WorldSpec
        {
            Truth = new CallTruth(activity == Activity.Idle ? none : [whole], activity == Activity.Hold ? [whole] : none, none),
            CallFrames = whole.End,
            SampleRate = sampleRate,
            Keys = activity == Activity.Encrypted ? DeviceKeys.For(1, [0]) : new DeviceKeys(),
            Settings = new DeviceSettings
            {
                SampleRate = sampleRate,
                Learned = true,
                HoldLamp = LampSettings.LearnedFrom(LampSpec.Steady),
                MuteLamp = LampSettings.LearnedFrom(LampSpec.Steady),
                Others = new Dictionary<string, long> { ["encrypt"] = activity == Activity.Encrypted ? 1 : 0 },
            },
        };
    }

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
