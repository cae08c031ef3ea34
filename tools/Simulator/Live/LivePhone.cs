// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A phone, and a card's socket, that somebody uses while the world goes on, and their wires at the chip's pins.</summary>
/// <remarks>Belongs to the thread that runs the world. Knows the past up to now; the future is not decided yet.</remarks>
internal sealed class LivePhone : IPinSource
{
    private const int Pins = 40;
    private const int KeyMs = 150;

    private readonly LiveWire?[] _wires = new LiveWire?[Pins];
    private readonly LiveWire _holdLamp;
    private readonly LiveWire _muteLamp;
    private readonly LiveWire _holdKey = new(LampSpec.Steady, 0);
    private readonly LiveWire _cardSwitch = new(LampSpec.Steady, 0);
    private readonly LiveWire _hook = new(LampSpec.Steady, 0, level: true);

    public LivePhone(LampSpec lamp, Wiring wiring, ulong seed)
    {
        SeededRandom chance = SeededRandom.For(seed, "phone");
        long periodUs = Math.Max((lamp.OnMs + lamp.OffMs) * 1000L, 1);
        _holdLamp = new LiveWire(lamp, chance.Next(0, periodUs));
        _muteLamp = new LiveWire(lamp, chance.Next(0, periodUs));
        Connect(wiring.HoldLamp, _holdLamp);
        Connect(wiring.MuteLamp, _muteLamp);
        Connect(wiring.HoldKey, _holdKey);
        Connect(wiring.Hook, _hook);
        Connect([wiring.CardDetect], _cardSwitch);
    }

    public bool IsOffHook { get; private set; }

    public bool IsHeld { get; private set; }

    public bool IsMuted { get; private set; }

    /// <summary>Tells the world's time.</summary>
    public Func<long> NowUs { get; set; } = () => 0;

    public bool Grows => true;

    public bool LevelAt(int pin, long worldUs) => Wire(pin)?.LevelAt(worldUs) ?? true;

    public long NextEdgeAfter(int pin, long worldUs) => Wire(pin)?.NextEdgeAfter(worldUs) ?? long.MaxValue;

    /// <summary>Does what somebody did at the phone; what changes nothing is nothing.</summary>
    public void Do(long worldUs, LiveActKind kind)
    {
        switch (kind)
        {
            case LiveActKind.Lift when !IsOffHook:
                IsOffHook = true;
                _hook.Set(worldUs, false);
                break;
            case LiveActKind.HangUp when IsOffHook:
                Hold(worldUs, false);
                Mute(worldUs, false);
                IsOffHook = false;
                _hook.Set(worldUs, true);
                break;
            case LiveActKind.Hold or LiveActKind.Resume:
                Hold(worldUs, kind == LiveActKind.Hold);
                break;
            case LiveActKind.Mute or LiveActKind.Unmute:
                Mute(worldUs, kind == LiveActKind.Mute);
                break;
            case LiveActKind.PressHoldKey:
                _holdKey.Set(worldUs, true);
                _holdKey.Set(worldUs + (KeyMs * 1000L), false);
                Hold(worldUs, !IsHeld);
                break;
            case LiveActKind.CardOut or LiveActKind.CardIn:
                _cardSwitch.Set(worldUs, kind == LiveActKind.CardOut);
                break;
            case LiveActKind.CutWire or LiveActKind.MendWire:
                _holdLamp.Cut(worldUs, kind == LiveActKind.CutWire);
                break;
        }
    }

    private void Hold(long worldUs, bool on)
    {
        if (on != IsHeld && (IsOffHook || !on))
        {
            IsHeld = on;
            _holdLamp.Set(worldUs, on);
        }
    }

    private void Mute(long worldUs, bool on)
    {
        if (on != IsMuted && (IsOffHook || !on))
        {
            IsMuted = on;
            _muteLamp.Set(worldUs, on);
        }
    }

    private LiveWire? Wire(int pin)
    {
        LiveWire? wire = pin is >= 0 and < Pins ? _wires[pin] : null;
        wire?.AdvanceTo(NowUs());
        return wire;
    }

    private void Connect(IReadOnlyList<int> pins, LiveWire wire)
    {
        foreach (int pin in pins.Where(p => p >= 0))
        {
            _wires[pin] = wire;
        }
    }
}
