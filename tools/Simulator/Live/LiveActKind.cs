// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What may happen to a live world.</summary>
public enum LiveActKind : byte
{
    /// <summary>The handset is lifted.</summary>
    Lift,

    /// <summary>The handset is put down; ends hold and mute.</summary>
    HangUp,

    /// <summary>The call is put on hold.</summary>
    Hold,

    /// <summary>The call is taken off hold.</summary>
    Resume,

    /// <summary>The microphone is muted.</summary>
    Mute,

    /// <summary>The microphone is on again.</summary>
    Unmute,

    /// <summary>The hold key is pressed: its contact closes for a moment, and hold begins or ends.</summary>
    PressHoldKey,

    /// <summary>A tone is played into the call, in place of the talk.</summary>
    ToneOn,

    /// <summary>The tone ends.</summary>
    ToneOff,

    /// <summary>Power goes, for so many milliseconds.</summary>
    PowerCut,

    /// <summary>The card is pulled.</summary>
    CardOut,

    /// <summary>The card is put back.</summary>
    CardIn,

    /// <summary>The next card operation takes so many milliseconds.</summary>
    CardStall,

    /// <summary>The wire to the hold lamp is cut.</summary>
    CutWire,

    /// <summary>The wire to the hold lamp is mended.</summary>
    MendWire,
}
