// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Gate;
using HushTap.Core.Settings;
using Xunit;

namespace HushTap.Firmware.Tests.Senses;

/// <summary>Senses, gate and inputs, polled every 64 ms.</summary>
internal sealed class Desk
{
    public const int PollMs = 64;

    public Desk(params (int Place, int Value)[] settings)
        : this(_ => { }, settings)
    {
    }

    public Desk(Action<FakeInputs> prepare, params (int Place, int Value)[] settings)
    {
        Settings = new DeviceSettings(new SettingsTable());
        foreach (var (place, value) in settings)
        {
            Assert.True(Settings.TrySet(place, value));
        }

        prepare(Inputs);
        Senses = new SenseWatch(Settings, Inputs, Inputs, Gate);
        Senses.Start();
    }

    public DeviceSettings Settings { get; }

    public FakeInputs Inputs { get; } = new();

    public HoldGate Gate { get; } = new();

    public SenseWatch Senses { get; }

    public long NowUs => Inputs.TimeUs;

    /// <summary>Only a key and a hook; or what else is said.</summary>
    public static (int Place, int Value)[] KeyOnly { get; } =
        [(SettingsTable.HoldLampUse, 0), (SettingsTable.MuteLampUse, 0), (SettingsTable.HoldKeyUse, 1)];

    /// <summary>A lamp with 100 ms of lag and 300 ms of dark, a key and a hook.</summary>
    public static (int Place, int Value)[] KeyAndLamp { get; } =
    [
        (SettingsTable.HoldLampLagMs, 100), (SettingsTable.HoldLampDarkMs, 300), (SettingsTable.MuteLampUse, 0), (SettingsTable.HoldKeyUse, 1),
    ];

    /// <summary>A line lamp that flashes with up to 300 ms of each, and a hook.</summary>
    public static (int Place, int Value)[] LineLamp { get; } =
    [
        (SettingsTable.HoldLampLagMs, 100), (SettingsTable.HoldLampDarkMs, 300), (SettingsTable.HoldLampLitMs, 300),
        (SettingsTable.HoldLampCadence, 1), (SettingsTable.HoldLampPolarity, 1), (SettingsTable.MuteLampUse, 0),
    ];

    public Desk Poll(int times = 1, int gapMs = PollMs)
    {
        for (int i = 0; i < times; i++)
        {
            Inputs.TimeUs += gapMs * 1000L;
            Senses.Poll(Inputs.TimeUs);
        }

        return this;
    }

    public Desk PollFor(int ms) => Poll((ms + PollMs - 1) / PollMs);

    public Desk Set(SenseRole role, bool closed)
    {
        Inputs.Set(role, closed);
        return this;
    }

    /// <summary>Down, polled, up, polled.</summary>
    public Desk Press(SenseRole key = SenseRole.HoldKey) => Set(key, true).Poll().Set(key, false).Poll();

    public Desk Flash(int times, int litMs, int darkMs)
    {
        for (int i = 0; i < times; i++)
        {
            Set(SenseRole.HoldLamp, true).PollFor(litMs).Set(SenseRole.HoldLamp, false).PollFor(darkMs);
        }

        return this;
    }

    /// <summary>What the gate says of an instant that all signs are known of.</summary>
    public RecordInhibit ReasonsAt(long us)
    {
        Gate.KnowTo(long.MaxValue / 4, 0);
        return Gate.Judge(us, us) == Verdict.Withhold ? Gate.Reasons : RecordInhibit.None;
    }
}
