// SPDX-License-Identifier: MIT
using HushTap.Core.Text;

namespace HushTap.Core
{
    /// <summary>The words for <see cref="RecordInhibit"/> in journal, console and receipts.</summary>
    public static class RecordInhibitNames
    {
        /// <summary>Appends the names of all set reasons, joined by '+', or "none".</summary>
        /// <param name="line">The line to append to.</param>
        /// <param name="reasons">The reasons.</param>
        public static void Append(AsciiBuffer line, RecordInhibit reasons)
        {
            if (reasons == RecordInhibit.None)
            {
                line.Append("none");
                return;
            }

            bool first = true;
            for (int bit = 1; bit <= (int)RecordInhibit.NoKey; bit <<= 1)
            {
                if (((int)reasons & bit) == 0)
                {
                    continue;
                }

                if (!first)
                {
                    line.Append('+');
                }

                line.Append(NameOf((RecordInhibit)bit));
                first = false;
            }
        }

        /// <summary>Gets the name of one reason.</summary>
        /// <param name="reason">A single flag.</param>
        /// <returns>Lower case, hyphenated.</returns>
        public static string NameOf(RecordInhibit reason)
        {
            switch (reason)
            {
                case RecordInhibit.OnHook: return "on-hook";
                case RecordInhibit.HoldLamp: return "hold-lamp";
                case RecordInhibit.MuteLamp: return "mute-lamp";
                case RecordInhibit.HoldKey: return "hold-key";
                case RecordInhibit.SenseUnknown: return "sense-unknown";
                case RecordInhibit.Overrun: return "overrun";
                case RecordInhibit.CardOut: return "card-out";
                case RecordInhibit.CardFull: return "card-full";
                case RecordInhibit.CardError: return "card-error";
                case RecordInhibit.RingFull: return "ring-full";
                case RecordInhibit.RecordKey: return "record-key";
                case RecordInhibit.SensePair: return "sense-pair";
                case RecordInhibit.Cadence: return "cadence";
                case RecordInhibit.LampSilent: return "lamp-silent";
                case RecordInhibit.SenseConflict: return "sense-conflict";
                case RecordInhibit.KeyStuck: return "key-stuck";
                case RecordInhibit.SenseSetup: return "sense-setup";
                case RecordInhibit.CardReadOnly: return "card-read-only";
                case RecordInhibit.CardFormat: return "card-format";
                case RecordInhibit.NoKey: return "no-key";
                default: return "unnamed";
            }
        }
    }
}
