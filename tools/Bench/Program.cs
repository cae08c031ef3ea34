// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Globalization;
using HushTap.Bench;
using HushTap.Simulator;

// How fast one simulated device runs on one core, with no faults: an hour at a desk, handset lifted for half of it, a hold every two minutes.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Rate = 8000;
const int CallSeconds = 3600;
WorldSpec desk = Desk.Hour(Rate, CallSeconds);
World("warm-up", desk with { EndUs = 60_000_000 });
World("one hour, device alone", desk);
Checked("one hour, all checkers", desk);
Checked("one hour, 16 kHz", Desk.Hour(2 * Rate, CallSeconds));
Many(args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 50);
Console.WriteLine($"memory at most {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB");

static void World(string what, WorldSpec spec) =>
    Measure(what, () => spec.WorldEndUs + (new World(spec, LyratBoard.Wiring, new CountingAudio(), new Blind()).Run(LyratBoard.Firmware).Boots.Count * 0));

static void Checked(string what, WorldSpec spec) => Measure(what, () =>
{
    WorldVerdict verdict = WorldCheck.Run(spec);
    return verdict.Passed ? spec.WorldEndUs : throw new InvalidOperationException(verdict.Findings[0].Text);
});

static void Many(int worlds) => Measure($"{worlds} worlds with their checkers", () =>
    Enumerable.Range(1, worlds).Select(seed => WorldGenerator.Make((ulong)seed)).Sum(w => WorldCheck.Run(w).Run.Spec.WorldEndUs));

static void Measure(string what, Func<long> run)
{
    long before = GC.GetTotalAllocatedBytes();
    TimeSpan cpuBefore = Process.GetCurrentProcess().TotalProcessorTime;
    long start = Stopwatch.GetTimestamp();
    long worldUs = run();
    double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
    double cpu = (Process.GetCurrentProcess().TotalProcessorTime - cpuBefore).TotalSeconds;
    double allocated = (GC.GetTotalAllocatedBytes() - before) / 1e6;
    Console.WriteLine(
        $"{what,-32} {worldUs / 1e6,9:N0} s of world in {wall,7:N2} s, {cpu,7:N2} s of CPU: {worldUs / 1e6 / wall,7:N0} x real time, {worldUs / 1e6 / cpu,7:N0} x per CPU second, {allocated,8:N0} MB allocated");
}
