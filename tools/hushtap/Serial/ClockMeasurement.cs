// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Globalization;

namespace HushTap.Cli.Serial;

/// <summary>A device's clocks against this PC's.</summary>
/// <remarks>
/// The device reads its clocks when the end of a request is read, which happens after the PC sent it and before the PC has the answer. So each
/// question gives a bound from both sides, and many together a narrow band: [latest answer bound, earliest question bound].
/// </remarks>
public sealed class ClockMeasurement
{
    private const int QuestionsMin = 6;

    /// <summary>PROTOCOL.md §3: a pass of the recorder's loop.</summary>
    private const int LoopMs = 64;

    private ClockMeasurement()
    {
    }

    /// <summary>Gets whether the device's wall clock is set.</summary>
    public bool IsSet { get; private init; }

    /// <summary>Gets how far the device's wall clock is ahead, in ms.</summary>
    public double OffsetMs { get; private init; }

    /// <summary>Gets half the width of the band in which <see cref="OffsetMs"/> certainly lies.</summary>
    public double OffsetErrorMs { get; private init; }

    /// <summary>Gets how much faster the device's crystal runs, in millionths.</summary>
    public double DriftPpm { get; private init; }

    /// <summary>Gets half the width of the band in which <see cref="DriftPpm"/> lies.</summary>
    public double DriftErrorPpm { get; private init; }

    /// <summary>Asks for a while.</summary>
    /// <param name="link">The device.</param>
    /// <param name="seconds">For how long.</param>
    /// <returns>What came out.</returns>
    public static ClockMeasurement Take(DeviceLink link, int seconds)
    {
        long start = Stopwatch.GetTimestamp();
        List<Sample> samples = [];
        while (samples.Count < QuestionsMin || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            samples.Add(Ask(link, start));
        }

        int third = Math.Max(samples.Count / 3, 1);
        (double first, double firstError) = Band(samples[..third], sample => sample.UptimeUs);
        (double last, double lastError) = Band(samples[^third..], sample => sample.UptimeUs);
        double spanUs = samples[^third..].Average(sample => sample.SentUs) - samples[..third].Average(sample => sample.SentUs);
        (double offset, double offsetError) = Band(samples[^third..], sample => sample.UtcUs);
        return new ClockMeasurement
        {
            IsSet = samples[^1].IsSet,
            OffsetMs = (offset - (UtcUs(DateTime.UtcNow) - Stopwatch.GetElapsedTime(start).TotalMicroseconds)) / 1000,
            OffsetErrorMs = offsetError / 1000,
            DriftPpm = (last - first) / spanUs * 1e6,
            DriftErrorPpm = (firstError + lastError) / spanUs * 1e6,
        };
    }

    /// <summary>Sets the device's clock to the next whole second of this PC's.</summary>
    /// <param name="link">The device.</param>
    /// <returns>The time it was set to.</returns>
    public static DateTime SetClock(DeviceLink link)
    {
        DateTime now = DateTime.UtcNow;
        DateTime next = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc).AddSeconds(1);

        // The clock itself is what is waited for.
        Thread.Sleep(next - now);
        link.Ask("time set " + next.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        return next;
    }

    private static double UtcUs(DateTime utc) => (utc.Ticks - DateTime.UnixEpoch.Ticks) / 10.0;

    /// <summary>Asks at a moment of no relation to the device's loop: otherwise every question would wait equally long.</summary>
    private static Sample Ask(DeviceLink link, long start)
    {
        Thread.Sleep(Random.Shared.Next(LoopMs));
        double sentUs = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        Dictionary<string, string> answer = link.Ask("time").AllPairs();
        double heardUs = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        if (!double.TryParse(answer.GetValueOrDefault("uptime-us"), NumberStyles.None, CultureInfo.InvariantCulture, out double uptimeUs))
        {
            throw new CliException("the device's answer to time has no uptime-us", "use the hushtap that came with the device's firmware", ExitCode.Problem);
        }

        bool hasUtc = DateTime.TryParse(
            answer.GetValueOrDefault("utc"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime utc);
        return new Sample(sentUs, heardUs, uptimeUs, hasUtc ? UtcUs(utc) : 0, answer.GetValueOrDefault("clock") == "set");
    }

    /// <summary>The device's clock minus the stopwatch: no less than at the latest answer, no more than at the promptest question.</summary>
    private static (double Middle, double Error) Band(List<Sample> samples, Func<Sample, double> clock)
    {
        double low = samples.Max(sample => clock(sample) - sample.HeardUs);
        double high = samples.Min(sample => clock(sample) - sample.SentUs);
        return ((low + high) / 2, Math.Max((high - low) / 2, 0));
    }

    private readonly record struct Sample(double SentUs, double HeardUs, double UptimeUs, double UtcUs, bool IsSet);
}
