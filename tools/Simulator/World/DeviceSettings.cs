// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What the settings say of one lamp.</summary>
/// <param name="LagMs">Longest delay of the lamp after the truth.</param>
/// <param name="DarkMs">Longest dark phase; 0 = it never flashes.</param>
public sealed record LampSettings(int LagMs, int DarkMs)
{
    /// <summary>Safe for any lamp with up to 500 ms of lag and 1.6 s of dark.</summary>
    public static readonly LampSettings Factory = new(500, 1600);

    /// <summary>Fits one lamp: the longest lag that is promised, the cadence with 20 % slack.</summary>
    public static LampSettings LearnedFrom(LampSpec lamp) => new(500, ((lamp.OffMs * 12) + 9) / 10);

    /// <summary>Tells why a lamp is outside what the settings describe, or null.</summary>
    /// <param name="name">"hold lamp" or "mute lamp".</param>
    /// <param name="lamp">The lamp as it is.</param>
    public string? Mismatch(string name, LampSpec lamp) =>
        lamp.LagMs > LagMs ? $"the {name} lags {lamp.LagMs} ms; the settings allow {LagMs} ms"
        : lamp.OffMs > DarkMs && DarkMs == 0 ? $"the {name} flashes; the settings say that it never does"
        : lamp.OffMs > DarkMs ? $"the {name} is dark for {lamp.OffMs} ms; the settings allow {DarkMs} ms"
        : null;
}

/// <summary>The settings that are on the internal drive before the first power-on.</summary>
public sealed record DeviceSettings
{
    public int SampleRate { get; init; } = 8000;

    /// <summary>True: written into the file. False: the file names the sample rate only, so the factory values hold.</summary>
    public bool Learned { get; init; }

    public LampSettings HoldLamp { get; init; } = LampSettings.Factory;

    public LampSettings MuteLamp { get; init; } = LampSettings.Factory;

    /// <summary>True: a hold key is sensed.</summary>
    public bool UsesHoldKey { get; init; }

    /// <summary>Further names and values; they win over all else.</summary>
    public IReadOnlyDictionary<string, long> Others { get; init; } = new Dictionary<string, long>();

    /// <summary>Gets how long the hold sense can be open while held: a line lamp's lit phase, any other's dark one.</summary>
    public long HoldOpenMs => Others.TryGetValue(HoldLampLitMs, out long litMs) && Others.ContainsKey("hold-lamp.polarity") ? litMs : HoldLamp.DarkMs;

    internal const string HoldLampLitMs = "hold-lamp.lit-ms";

    /// <summary>Makes the settings file.</summary>
    public byte[] ToFile()
    {
        List<KeyValuePair<string, long>> values = [new("sample-rate", SampleRate)];
        if (Learned)
        {
            AddLamp(values, "hold-lamp", HoldLamp);
            AddLamp(values, "mute-lamp", MuteLamp);
            values.Add(new("hook.use", 1));
            values.Add(new("hook.lag-ms", 0));
        }

        if (Learned || UsesHoldKey)
        {
            values.Add(new("hold-key.use", UsesHoldKey ? 1 : 0));
        }

        values.AddRange(Others);
        return SettingsText.Build(values);
    }

    private static void AddLamp(List<KeyValuePair<string, long>> values, string name, LampSettings lamp)
    {
        values.Add(new(name + ".use", 1));
        values.Add(new(name + ".lag-ms", lamp.LagMs));
        values.Add(new(name + ".dark-ms", lamp.DarkMs));
        values.Add(new(name + ".release-ms", 0));
    }
}
