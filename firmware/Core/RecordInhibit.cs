// SPDX-License-Identifier: MIT
using System;

namespace HushTap.Core
{
    /// <summary>Why audio is withheld. Recording runs if and only if none is set for the frame's capture time.</summary>
    [Flags]
    public enum RecordInhibit
    {
        /// <summary>Nothing speaks against recording.</summary>
        None = 0,

        /// <summary>The handset is down, or was so near this instant.</summary>
        OnHook = 1,

        /// <summary>The hold lamp showed hold near this instant, or its wire is cut.</summary>
        HoldLamp = 2,

        /// <summary>The mute lamp showed mute near this instant, or its wire is cut.</summary>
        MuteLamp = 4,

        /// <summary>The hold key was pressed and no lamp or hook has answered yet.</summary>
        HoldKey = 8,

        /// <summary>The senses were not watched at this instant.</summary>
        SenseUnknown = 16,

        /// <summary>The capture time is not known well enough: frames may have been dropped inside this block.</summary>
        Overrun = 32,

        /// <summary>There is no usable card.</summary>
        CardOut = 64,

        /// <summary>The card has no room.</summary>
        CardFull = 128,

        /// <summary>The card fails.</summary>
        CardError = 256,

        /// <summary>The commit-delay line was full.</summary>
        RingFull = 512,

        /// <summary>No hook is sensed, and the record key has not begun a call.</summary>
        RecordKey = 1024,

        /// <summary>The two pins of a supervised sense do not say the same: cut or shorted.</summary>
        SensePair = 2048,

        /// <summary>The lamp's rhythm is not the one that the settings describe, or it is lit for too long: cut, jammed, or another lamp.</summary>
        Cadence = 4096,

        /// <summary>The hold key was pressed and the hold lamp did not change.</summary>
        LampSilent = 8192,

        /// <summary>Hook and line lamp contradict each other.</summary>
        SenseConflict = 16384,

        /// <summary>The hold key is pressed for longer than a hand presses: its loop is cut, or it is jammed.</summary>
        KeyStuck = 32768,

        /// <summary>A sense in use has no pin on this board, or is described so that a cut wire would read as talk.</summary>
        SenseSetup = 65536,

        /// <summary>The card can be read but takes no change: write-protected, or worn out.</summary>
        CardReadOnly = 131072,

        /// <summary>The card's file system is not FAT32.</summary>
        CardFormat = 262144,

        /// <summary>Recordings are encrypted, and there is no key for this day.</summary>
        NoKey = 524288,
    }
}
