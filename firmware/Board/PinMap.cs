// SPDX-License-Identifier: MIT
namespace HushTap.Board
{
    /// <summary>The pins of the board this firmware runs on; numbers come from the generated tables only.</summary>
    public sealed class PinMap
    {
        /// <summary>Gets the board's name.</summary>
        public string Board { get; private set; }

        /// <summary>Gets which codec it has.</summary>
        public CodecPart Codec { get; private set; }

        /// <summary>Gets the sense pins, indexed by SenseRole; -1 = not wired.</summary>
        public int[] Sense { get; private set; }

        /// <summary>Gets the pulse counter pins, indexed by SenseRole; the sense pin itself where the net has only one.</summary>
        public int[] SensePulse { get; private set; }

        /// <summary>Gets the level at which a sense is closed (lit, pressed, on-hook, or wire cut), indexed by SenseRole.</summary>
        public int[] SenseClosedLevel { get; private set; }

        /// <summary>Gets the second, opposite pins of supervised senses, indexed by SenseRole; -1 = not wired.</summary>
        public int[] SenseComplement { get; private set; }

        /// <summary>Gets the level of the second pin at which a supervised sense is closed, indexed by SenseRole.</summary>
        public int[] SenseComplementClosedLevel { get; private set; }

        /// <summary>Gets the record key's pin.</summary>
        public int RecordKey { get; private set; }

        /// <summary>Gets the level of the record key's pin while it is pressed.</summary>
        public int RecordKeyPressedLevel { get; private set; }

        /// <summary>Gets the pin of the status LED.</summary>
        public int StatusLed { get; private set; }

        /// <summary>Gets the console's transmit pin.</summary>
        public int ConsoleTx { get; private set; }

        /// <summary>Gets the console's receive pin.</summary>
        public int ConsoleRx { get; private set; }

        /// <summary>Gets the codec's master clock pin.</summary>
        public int I2sMclk { get; private set; }

        /// <summary>Gets the bit clock pin.</summary>
        public int I2sBck { get; private set; }

        /// <summary>Gets the word select pin.</summary>
        public int I2sWs { get; private set; }

        /// <summary>Gets the data-in pin.</summary>
        public int I2sDin { get; private set; }

        /// <summary>Gets the I2C data pin, for codec and clock chip.</summary>
        public int I2cSda { get; private set; }

        /// <summary>Gets the I2C clock pin.</summary>
        public int I2cScl { get; private set; }

        /// <summary>Gets the pin that keeps the board's loudspeaker amplifier off while it is low; -1 = there is none.</summary>
        public int SpeakerEnable { get; private set; }

        /// <summary>Gets the pin that tells that the supply has gone; -1 = not wired.</summary>
        public int PowerFail { get; private set; }

        /// <summary>Gets its level while that is so.</summary>
        public int PowerFailActiveLevel { get; private set; }

        /// <summary>Gets the pin of the switch in the card's socket.</summary>
        public int CardDetect { get; private set; }

        /// <summary>Gets its level while a card is there.</summary>
        public int CardDetectActiveLevel { get; private set; }

        /// <summary>Gets the map of the ESP32-LyraT v4.3 with our adapter.</summary>
        /// <returns>The map.</returns>
        public static PinMap LyratV43()
        {
            PinMap pins = new PinMap();
            pins.Board = "lyrat-v4.3";
            pins.Codec = CodecPart.Es8388;
            pins.Sense = new[] { LyratV43Pins.HoldLamp, LyratV43Pins.MuteLamp, LyratV43Pins.HoldKey, LyratV43Pins.Hook };
            pins.SensePulse = new[] { LyratV43Pins.HoldLampPulse, LyratV43Pins.MuteLampPulse, LyratV43Pins.HoldKeyPulse, LyratV43Pins.HookPulse };
            pins.SenseClosedLevel = new[]
            {
                LyratV43Pins.HoldLampActiveLevel,
                LyratV43Pins.MuteLampActiveLevel,
                LyratV43Pins.HoldKeyActiveLevel,
                1 - LyratV43Pins.HookActiveLevel,
            };
            pins.SenseComplement = new[] { LyratV43Pins.HoldLampComplement, LyratV43Pins.MuteLampComplement, -1, -1 };
            pins.SenseComplementClosedLevel = new[] { LyratV43Pins.HoldLampComplementActiveLevel, LyratV43Pins.MuteLampComplementActiveLevel, -1, -1 };
            pins.RecordKey = LyratV43Pins.RecordKey;
            pins.RecordKeyPressedLevel = LyratV43Pins.RecordKeyActiveLevel;
            pins.StatusLed = LyratV43Pins.StatusLed;
            pins.ConsoleTx = LyratV43Pins.ConsoleTx;
            pins.ConsoleRx = LyratV43Pins.ConsoleRx;
            pins.I2sMclk = LyratV43Pins.I2sMclk;
            pins.I2sBck = LyratV43Pins.I2sBck;
            pins.I2sWs = LyratV43Pins.I2sWs;
            pins.I2sDin = LyratV43Pins.I2sDin;
            pins.I2cSda = LyratV43Pins.I2cSda;
            pins.I2cScl = LyratV43Pins.I2cScl;
            pins.SpeakerEnable = LyratV43Pins.SpeakerEnable;
            pins.PowerFail = LyratV43Pins.PowerFail;
            pins.PowerFailActiveLevel = LyratV43Pins.PowerFailActiveLevel;
            pins.CardDetect = LyratV43Pins.CardDetect;
            pins.CardDetectActiveLevel = LyratV43Pins.CardDetectActiveLevel;
            return pins;
        }

        /// <summary>Gets the map of our own board, Tap R1.</summary>
        /// <returns>The map.</returns>
        public static PinMap TapR1()
        {
            PinMap pins = new PinMap();
            pins.Board = "tap-r1";
            pins.Codec = CodecPart.Pcm1862;
            pins.Sense = new[] { TapR1Pins.HoldLamp, TapR1Pins.MuteLamp, TapR1Pins.HoldKey, TapR1Pins.Hook };
            pins.SensePulse = new[] { TapR1Pins.HoldLampPulse, TapR1Pins.MuteLampPulse, TapR1Pins.HoldKeyPulse, TapR1Pins.HookPulse };
            pins.SenseClosedLevel = new[]
            {
                TapR1Pins.HoldLampActiveLevel,
                TapR1Pins.MuteLampActiveLevel,
                TapR1Pins.HoldKeyActiveLevel,
                1 - TapR1Pins.HookActiveLevel,
            };
            pins.SenseComplement = new[] { TapR1Pins.HoldLampComplement, TapR1Pins.MuteLampComplement, -1, -1 };
            pins.SenseComplementClosedLevel = new[] { TapR1Pins.HoldLampComplementActiveLevel, TapR1Pins.MuteLampComplementActiveLevel, -1, -1 };
            pins.RecordKey = TapR1Pins.RecordKey;
            pins.RecordKeyPressedLevel = TapR1Pins.RecordKeyActiveLevel;
            pins.StatusLed = TapR1Pins.StatusLed;
            pins.ConsoleTx = TapR1Pins.ConsoleTx;
            pins.ConsoleRx = TapR1Pins.ConsoleRx;
            pins.I2sMclk = TapR1Pins.I2sMclk;
            pins.I2sBck = TapR1Pins.I2sBck;
            pins.I2sWs = TapR1Pins.I2sWs;
            pins.I2sDin = TapR1Pins.I2sDin;
            pins.I2cSda = TapR1Pins.I2cSda;
            pins.I2cScl = TapR1Pins.I2cScl;
            pins.SpeakerEnable = TapR1Pins.SpeakerEnable;
            pins.PowerFail = TapR1Pins.PowerFail;
            pins.PowerFailActiveLevel = TapR1Pins.PowerFailActiveLevel;
            pins.CardDetect = TapR1Pins.CardDetect;
            pins.CardDetectActiveLevel = TapR1Pins.CardDetectActiveLevel;
            return pins;
        }
    }
}
