// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Which frames of a call may leave the device's RAM, from the truth alone.</summary>
public sealed class FrameRules
{
    /// <summary>Derives the rules.</summary>
    /// <param name="truth">What really happened.</param>
    /// <param name="callFrames">Length of the call.</param>
    /// <param name="signs">What the lamps showed of each hold and mute.</param>
    /// <param name="settings">What the device was told of the lamps.</param>
    /// <param name="sampleRate">Frames per second.</param>
    public FrameRules(CallTruth truth, long callFrames, IEnumerable<HoldSign> signs, DeviceSettings settings, int sampleRate)
    {
        CallFrames = callFrames;
        OffHook = new SpanSet(truth.OffHook.Select(s => (Math.Max(s.Start, 0), Math.Min(s.End, callFrames))));
        List<HoldSign> unseen = [.. signs.Where(s => IsUnseen(s, settings, sampleRate))];
        UnseenHolds = unseen.Count;
        SpanSet seen = new(signs.Except(unseen).Select(s => (s.Truth.Start, s.Truth.End)));
        Forbidden = new SpanSet(Spans.Complement(OffHook.Spans)).Union(seen);
        Unseen = new SpanSet(unseen.Select(s => (s.Truth.Start, s.Truth.End))).Without(Forbidden);
    }

    public long CallFrames { get; }

    /// <summary>Gets the frames with the handset lifted.</summary>
    public SpanSet OffHook { get; }

    /// <summary>Gets the frames inside a hold or mute, or outside the call.</summary>
    public SpanSet Forbidden { get; }

    /// <summary>Gets the frames of holds that no lamp showed and no device could know of.</summary>
    public SpanSet Unseen { get; }

    /// <summary>Gets the number of such holds.</summary>
    public int UnseenHolds { get; }

    /// <summary>A hold is unseen when its lamp was never lit, and it was short enough for that with this lag and this dark phase.</summary>
    private static bool IsUnseen(HoldSign sign, DeviceSettings settings, int sampleRate)
    {
        if (sign.IsKeyed && settings.UsesHoldKey)
        {
            return false;
        }

        LampSettings lamp = sign.IsMute ? settings.MuteLamp : settings.HoldLamp;
        return sign.NeverLit && sign.Truth.Frames * 1000 <= (lamp.LagMs + (sign.IsMute ? lamp.DarkMs : settings.HoldOpenMs)) * sampleRate;
    }
}
