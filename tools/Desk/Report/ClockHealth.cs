// SPDX-License-Identifier: MIT
using System.Globalization;
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>How the device's clock does. Steps below 2 s are not journalled.</summary>
/// <param name="PowerOnsUnset">Power-ons in which it was never set.</param>
/// <param name="Set">Times that it was set for the first time since power-on.</param>
/// <param name="Corrected">Times that it was set again.</param>
/// <param name="CorrectionMsMax">The largest correction, its sign lost.</param>
/// <param name="DriftSecondsPerDay">The largest drift between two settings; positive when the clock was slow; null when it cannot be told.</param>
public sealed record ClockHealth(int PowerOnsUnset, int Set, int Corrected, long CorrectionMsMax, decimal? DriftSecondsPerDay)
{
    private const decimal MsPerDay = 86_400_000;

    /// <summary>A step of a second or two over a shorter time says nothing of drift.</summary>
    private const long DriftUptimeMsMin = 3_600_000;

    internal static ClockHealth Of(IEnumerable<PowerOn> powerOns, Func<JournalLine, bool> isWanted)
    {
        int unset = 0, set = 0, corrected = 0;
        long largest = 0;
        decimal? drift = null;
        foreach (PowerOn powerOn in powerOns)
        {
            unset += powerOn.FirstLineWithUtc < 0 ? 1 : 0;
            JournalLine? before = null;
            foreach (JournalLine line in powerOn.Events.Where(line => line.Event == "clock"))
            {
                bool isFirst = line.Number == powerOn.FirstLineWithUtc;
                if (isWanted(line) && StepMs(line) is { } step)
                {
                    set += isFirst ? 1 : 0;
                    corrected += isFirst ? 0 : 1;
                    largest = isFirst ? largest : Math.Max(largest, Math.Abs(step));
                    decimal? rate = isFirst ? null : Rate(step, line.UptimeMs - (before?.UptimeMs ?? 0), before is not null);
                    drift = rate is not null && Math.Abs(rate.Value) > Math.Abs(drift ?? 0) ? rate : drift;
                }

                before = line;
            }
        }

        return new ClockHealth(unset, set, corrected, largest, drift);
    }

    private static decimal? Rate(long stepMs, long uptimeMs, bool hasBefore) =>
        hasBefore && uptimeMs >= DriftUptimeMsMin ? stepMs / 1000m * MsPerDay / uptimeMs : null;

    private static long? StepMs(JournalLine line) =>
        long.TryParse(line.Value("step-ms"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long step) && Math.Abs(step) <= 1L << 43 ? step : null;
}
