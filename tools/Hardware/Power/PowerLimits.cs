// SPDX-License-Identifier: MIT
namespace HushTap.HardwareTools.Power;

/// <summary>hardware/power/limits.json. Currents in mA, resistances in ohm.</summary>
public sealed record PowerLimits(
    string About, double IsolatedSupplyMaMax, double IsolatedSupplyEfficiency, double UsbMaMax, double UsbChargingMaMax, double Regulator3V3MaMax,
    double Regulator3V3AMaMax, double HoldupTypMaMax, double HoldupMaMax, double HoldupSecondsMin, double CellFarad, double CellTolerancePercent,
    double CellsEsrOhmMax, double SwitchOhm, double StartVolts, double EndVolts)
{
    /// <summary>Seconds from the power-fail level to the regulator's end, for two cells in series at a corner and a constant load.</summary>
    /// <param name="loadMa">Load in mA.</param>
    /// <param name="capacitanceFactor">1 for nominal, less for a worn or cold cell.</param>
    public double HoldupSeconds(double loadMa, double capacitanceFactor)
    {
        var amperes = loadMa / 1000;
        var farad = CellFarad / 2 * capacitanceFactor;
        return farad * (StartVolts - EndVolts - (amperes * (CellsEsrOhmMax + SwitchOhm))) / amperes;
    }
}
