// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>The phone's wires at the chip's pins. A pin without a wire is pulled up and stays high.</summary>
internal sealed class PhonePins : IPinSource
{
    private const int Pins = 40;
    private readonly Waveform?[] _wires = new Waveform?[Pins];

    public PhonePins(Phone phone, Wiring wiring, IReadOnlyList<(long StartUs, long EndUs)> cardOutUs, IReadOnlyList<(long StartUs, long EndUs)>? supplyUs = null)
    {
        Connect(wiring.HoldLamp, phone.HoldLamp);
        Connect(wiring.MuteLamp, phone.MuteLamp);
        Connect(wiring.HoldKey, phone.HoldKey);
        Connect(wiring.Hook, phone.Hook);
        Connect(wiring.HoldLampSecond, phone.HoldLampSecond);
        Connect(wiring.RecordKey, phone.RecordKey);
        Connect([wiring.CardDetect], Waveform.HighDuring(cardOutUs));
        Connect([wiring.PowerFail], Waveform.HighDuring(supplyUs ?? [(0, long.MaxValue)]));
    }

    public bool LevelAt(int pin, long worldUs) => Wire(pin)?.LevelAt(worldUs) ?? true;

    public long NextEdgeAfter(int pin, long worldUs) => Wire(pin)?.NextEdgeAfter(worldUs) ?? long.MaxValue;

    private Waveform? Wire(int pin) => pin is >= 0 and < Pins ? _wires[pin] : null;

    private void Connect(IReadOnlyList<int> pins, Waveform wire)
    {
        foreach (int pin in pins.Where(p => p >= 0))
        {
            _wires[pin] = wire;
        }
    }
}
