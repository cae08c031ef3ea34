// SPDX-License-Identifier: MIT
using System.Globalization;

namespace HushTap.Simulator;

/// <summary>Tells a world as a person would: the phone, the settings, then what happens, in order.</summary>
public static class WorldText
{
    /// <summary>Tells it; times in seconds from sample 0 of the call.</summary>
    public static IEnumerable<string> Lines(WorldSpec spec)
    {
        yield return Text($"{spec.SampleRate / 1000} kHz, {(spec.Settings.Learned ? "learned" : "factory")} settings, card commits at {(spec.Card.Durability == Durability.CloseCommits ? "close" : "each write")}, card jitter {spec.Card.JitterPercentMax} %{(spec.Keys.Days.Count > 0 ? ", encrypted" : "")}, seed {spec.Seed}");
        yield return (spec.Phone.IsLineLamp ? "line lamp " : "hold lamp ") + Lamp(spec.Phone.HoldLamp) + Reminder(spec.Phone) + Set(spec, spec.Settings.HoldLamp)
            + string.Concat(spec.Settings.Others.Select(o => Text($", {o.Key} {o.Value}")));
        yield return "mute lamp " + Lamp(spec.Phone.MuteLamp) + Set(spec, spec.Settings.MuteLamp);
        if (spec.Phone.HoldKey is KeySpec key)
        {
            yield return Text($"hold key pressed for {key.PressMs} ms");
        }

        if (spec.Phone.BounceUs > 0)
        {
            yield return Text($"contacts bounce up to {spec.Phone.BounceUs} us");
        }

        foreach ((double at, string what) in Events(spec).OrderBy(e => e.At))
        {
            yield return Text($"{at,10:0.000} s  {what}");
        }
    }

    private static string Set(WorldSpec spec, LampSettings lamp) =>
        spec.Settings.Learned ? Text($"; settings: lag {lamp.LagMs} ms, dark {lamp.DarkMs} ms") : "";

    private static string Reminder(PhoneSpec phone) => phone.ReminderAfterMs > 0 ? Text($" after {phone.ReminderAfterMs} ms of steady light") : "";

    private static string Lamp(LampSpec lamp) =>
        lamp.Flashes ? Text($"flashes {lamp.OnMs}/{lamp.OffMs} ms, lag {lamp.LagMs} ms") : Text($"steady, lag {lamp.LagMs} ms");

    private static IEnumerable<(double At, string What)> Events(WorldSpec spec)
    {
        double rate = spec.SampleRate;
        double At(long us) => (us - spec.Clock.T0Us) / 1e6;
        IEnumerable<(double, string)> Truth(IReadOnlyList<Stretch> stretches, string what) =>
            stretches.Select(s => (s.Start / rate, Text($"{what} for {s.Frames / rate:0.000} s")));
        IEnumerable<(double, string)> Spans(IEnumerable<(long StartUs, long EndUs)> spans, string what) =>
            spans.Select(s => (At(s.StartUs), s.EndUs == long.MaxValue ? what : Text($"{what} for {(s.EndUs - s.StartUs) / 1e6:0.000000} s")));
        return Truth(spec.Truth.OffHook, "off-hook")
            .Concat(Truth(spec.Truth.Hold, "hold"))
            .Concat(Truth(spec.Truth.Mute, "mute"))
            .Concat(Spans(spec.Freezes.Select(f => (f.StartUs, f.EndUs)), "freeze"))
            .Concat(Spans(spec.PowerOffUs, "power off"))
            .Concat(Spans(spec.Card.OutUs, "card out"))
            .Concat(Spans(spec.Phone.HoldWireCutUs, "hold lamp's wire cut"))
            .Concat(spec.Card.Stalls.Select(s => (At(s.AtUs), Text($"the next card operation takes {s.StallMs} ms"))))
            .Concat(spec.ResetsUs.Select(r => (At(r), "reset")))
            .Concat(spec.ClockSets.Select(c => (At(c.AtUs), Text($"clock set to {new DateTime(c.UtcTicks, DateTimeKind.Utc):yyyy-MM-dd HH:mm:ss} UTC"))))
            .Concat(spec.Serial.Select(s => (At(s.AtUs), Text($"{s.Bytes.Length} bytes on COM{s.Port}"))));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
