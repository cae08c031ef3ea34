// SPDX-License-Identifier: MIT
using System.Reflection;
using HushTap.NanoHost;

namespace HushTap.Simulator;

/// <summary>The board lyrat-v4.3 with the adapter on it, and the firmware in it, as it was built for the chip.</summary>
public static class LyratBoard
{
    internal static readonly NanoContext Context = new();

    /// <summary>Gets which pin each wire of the phone ends on; from the firmware's own generated table.</summary>
    public static Wiring Wiring { get; } = ReadWiring();

    /// <summary>Gets the firmware's entry point.</summary>
    public static Action Firmware { get; } = Context.LoadByName("HushTap.App")
        .GetType("HushTap.App.Program", throwOnError: true)!
        .GetMethod("Main", BindingFlags.Public | BindingFlags.Static)!
        .CreateDelegate<Action>();

    private static Wiring ReadWiring() => ReadWiring("LyratV43Pins") with { Codec = CodecKind.Es8388 };

    /// <summary>Reads a board's generated table; -1 = not wired.</summary>
    internal static Wiring ReadWiring(string table)
    {
        Type pins = Context.LoadByName("HushTap.Board").GetType("HushTap.Board." + table, throwOnError: true)!;
        int[] Both(string wire) => [Pin(pins, wire), Pin(pins, wire + "Pulse")];
        return new Wiring
        {
            HoldLamp = Both("HoldLamp"),
            MuteLamp = Both("MuteLamp"),
            HoldKey = Both("HoldKey"),
            Hook = Both("Hook"),
            HoldLampSecond = [Pin(pins, "HoldLampComplement")],
            RecordKey = [Pin(pins, "RecordKey")],
            StatusLed = Pin(pins, "StatusLed"),
            CardDetect = Pin(pins, "CardDetect"),
            PowerFail = Pin(pins, "PowerFail"),
            I2cPins = (Pin(pins, "I2cSda"), Pin(pins, "I2cScl")),
            AudioPins = new AudioPins(Pin(pins, "I2sMclk"), Pin(pins, "I2sBck"), Pin(pins, "I2sWs"), Pin(pins, "I2sDin")),
        };
    }

    private static int Pin(Type pins, string name) =>
        pins.GetField(name, BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() is int pin
            ? pin
            : throw new InvalidOperationException($"the board's pin table lacks {name}");
}
