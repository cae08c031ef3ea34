// SPDX-License-Identifier: MIT
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>A part of a call to which one thing happened.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="First">Stream number of its first frame.</param>
/// <param name="Frames">How many frames of the stream it has; 0 when it was lost before the stream.</param>
/// <param name="Reason">Why it is not recorded: names of FORMAT.md joined by '+'; empty otherwise.</param>
/// <param name="Segment">What holds it, when it is recorded.</param>
/// <param name="LostFramesMin">At least so many frames were lost before <paramref name="First"/>.</param>
/// <param name="LostFramesMax">At most so many.</param>
public sealed record Stretch(
    StretchKind Kind, long First, long Frames, string Reason = "", Segment? Segment = null, long LostFramesMin = 0, long LostFramesMax = 0)
{
    /// <summary>Gets the stream number of the frame behind it.</summary>
    public long End => First + Frames;

    /// <summary>Gets a value indicating whether a hold is among the reasons.</summary>
    public bool IsHold => Has("hold-lamp") || Has("hold-key");

    /// <summary>Gets a value indicating whether a mute is among the reasons.</summary>
    public bool IsMute => Has("mute-lamp");

    private bool Has(string reason) => Array.IndexOf(Reason.Split('+'), reason) >= 0;
}
