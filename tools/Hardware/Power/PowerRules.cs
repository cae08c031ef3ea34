// SPDX-License-Identifier: MIT
using System.Globalization;

namespace HushTap.HardwareTools.Power;

/// <summary>Adds up the power budget and compares it with what the supplies can give.</summary>
public static class PowerRules
{
    private const string charging = "charging";

    /// <summary>All objections; empty when every sum is within its limit.</summary>
    /// <param name="csv">Text of hardware/power/budget.csv.</param>
    /// <param name="limits">The limits.</param>
    public static IReadOnlyList<Finding> Check(string csv, PowerLimits limits)
    {
        var lines = Csv.Read(csv);
        var findings = new List<Finding>();
        void Limit(string what, double sum, double most)
        {
            if (!(sum > 0) || sum > most)
            {
                findings.Add(new Finding("power", what, string.Create(CultureInfo.InvariantCulture, $"{sum:0} mA, at most {most:0} mA")));
            }
        }

        double Sum(string column, bool charge, params string[] rails) =>
            lines.Where(l => rails.Contains(l["rail"]) && (charge || !l["load"].Contains(charging, StringComparison.Ordinal)))
                .Sum(l => double.Parse(l[column], CultureInfo.InvariantCulture));

        var desk = new[] { "3V3", "3V3A", "V5_ISO" };
        Limit("regulator 3V3", Sum("max_ma", true, "3V3"), limits.Regulator3V3MaMax);
        Limit("regulator 3V3A", Sum("max_ma", true, "3V3A"), limits.Regulator3V3AMaMax);
        Limit("isolated supply while charging", Sum("max_ma", true, desk), limits.IsolatedSupplyMaMax);
        Limit("USB", (Sum("max_ma", false, desk) / limits.IsolatedSupplyEfficiency) + Sum("max_ma", false, "USB_5V"), limits.UsbMaMax);
        Limit("USB while charging", (Sum("max_ma", true, desk) / limits.IsolatedSupplyEfficiency) + Sum("max_ma", true, "USB_5V"), limits.UsbChargingMaMax);
        Limit("hold-up, typical", Sum("typ_ma", false, "3V3", "3V3A"), limits.HoldupTypMaMax);
        Limit("hold-up, worst", Sum("holdup_ma", false, "3V3", "3V3A"), limits.HoldupMaMax);
        var seconds = limits.HoldupSeconds(limits.HoldupMaMax, 1 - (limits.CellTolerancePercent / 100));
        if (seconds < limits.HoldupSecondsMin)
        {
            findings.Add(new Finding("hold-up", "worst corner", string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s, at least {limits.HoldupSecondsMin:0.00} s")));
        }

        return findings;
    }
}
