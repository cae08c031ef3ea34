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
                default: return "see the list of reasons in FORMAT.md";
            }
        }
    }
}
