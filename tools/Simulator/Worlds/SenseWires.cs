// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A wire that tells of hold, mute or hook, and what the settings make of its signs.</summary>
/// <param name="Name">As in the settings.</param>
/// <param name="Wire">High = a sign.</param>
/// <param name="LeadUs">The condition may have begun this long before the first sign.</param>
/// <param name="TailUs">It may last this long after the last sign.</param>
internal sealed record SenseWire(string Name, Waveform Wire, long LeadUs, long TailUs);

/// <summary>The wires of a phone.</summary>
internal static class SenseWires
{
    /// <summary>The factory value of hold-key.debounce-ms.</summary>
    private const int KeyDebounceMs = 50;

    public static IReadOnlyList<SenseWire> Of(Phone phone, DeviceSettings? settings = null)
    {
        LampSettings hold = settings?.HoldLamp ?? LampSettings.Factory;
        LampSettings mute = settings?.MuteLamp ?? LampSettings.Factory;
        long openMs = settings?.HoldOpenMs ?? hold.DarkMs;
        return
        [
            new("hold-lamp", phone.HoldLamp, (hold.LagMs + openMs) * 1000L, openMs * 1000L),
            new("mute-lamp", phone.MuteLamp, (mute.LagMs + mute.DarkMs) * 1000L, mute.DarkMs * 1000L),
            new("hook", phone.Hook, 0, 0),
            .. settings?.UsesHoldKey == true ? [new SenseWire("hold-key", phone.HoldKey, 0, (hold.LagMs + openMs + KeyDebounceMs) * 1000L)] : Array.Empty<SenseWire>(),
        ];
    }

    /// <summary>The stretches in which a wire shows a sign.</summary>
    public static IEnumerable<(long StartUs, long EndUs)> Signs(this Waveform wire)
    {
        long[] edges = wire.EdgesUs.ToArray();
        for (int i = 0; i < edges.Length; i += 2)
        {
            yield return (edges[i], i + 1 < edges.Length ? edges[i + 1] : long.MaxValue);
        }
    }
}
