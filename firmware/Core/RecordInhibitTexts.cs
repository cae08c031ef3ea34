// SPDX-License-Identifier: MIT
namespace HushTap.Core
{
    /// <summary>What each <see cref="RecordInhibit"/> means, for a person at the console.</summary>
    public static class RecordInhibitTexts
    {
        /// <summary>Gets the meaning of one reason.</summary>
        /// <param name="reason">A single flag.</param>
        /// <returns>A clause in lower case.</returns>
        public static string Of(RecordInhibit reason)
        {
            switch (reason)
            {
                case RecordInhibit.OnHook: return "the handset is down";
                case RecordInhibit.HoldLamp: return "the hold lamp shows hold, or its wire is cut";
                case RecordInhibit.MuteLamp: return "the mute lamp shows mute, or its wire is cut";
                case RecordInhibit.HoldKey: return "the hold key was pressed, and neither lamp nor hook has answered";
                case RecordInhibit.SenseUnknown: return "the senses were not watched just now";
                case RecordInhibit.Overrun: return "audio was dropped, so that its time is not known";
                case RecordInhibit.CardOut: return "there is no card";
                case RecordInhibit.CardFull: return "the card is full";
                case RecordInhibit.CardError: return "the card fails";
                case RecordInhibit.RingFull: return "the card was too slow";
                case RecordInhibit.RecordKey: return "no hook is sensed, and the record key has not begun a call";
                case RecordInhibit.SensePair: return "the two wires of a sense do not say the same: cut or shorted";
                case RecordInhibit.Cadence: return "a lamp's rhythm is not the one that the settings describe";
                case RecordInhibit.LampSilent: return "the hold key was pressed and the hold lamp did not change";
                case RecordInhibit.SenseConflict: return "hook and line lamp contradict each other";
                case RecordInhibit.KeyStuck: return "the hold key is pressed for too long: its loop is cut, or it is jammed";
                case RecordInhibit.SenseSetup: return "a sense has no pin on this board, or is set up so that a cut wire would read as talk";
                case RecordInhibit.CardReadOnly: return "the card takes no change";
                case RecordInhibit.CardFormat: return "the card is not FAT32";
                case RecordInhibit.NoKey: return "recordings are encrypted, and there is no key for this day";
                default: return "see the list of reasons in FORMAT.md";
            }
        }
    }
}
