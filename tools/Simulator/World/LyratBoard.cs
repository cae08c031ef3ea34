// SPDX-License-Identifier: MIT
extern alias nano;

using nano::HushTap.Board;

namespace HushTap.Simulator;

/// <summary>The board lyrat-v4.3 with the adapter on it, and the firmware in it.</summary>
public static class LyratBoard
{
    /// <summary>Gets which pin each wire of the phone ends on.</summary>
    public static Wiring Wiring { get; } = new()
    {
        HoldLamp = [LyratV43Pins.HoldLamp, LyratV43Pins.HoldLampPulse],
        MuteLamp = [LyratV43Pins.MuteLamp, LyratV43Pins.MuteLampPulse],
        HoldKey = [LyratV43Pins.HoldKey, LyratV43Pins.HoldKeyPulse],
        Hook = [LyratV43Pins.Hook, LyratV43Pins.HookPulse],
    };

    /// <summary>The firmware's entry point.</summary>
    public static void Firmware() => nano::HushTap.App.Program.Main();
}
