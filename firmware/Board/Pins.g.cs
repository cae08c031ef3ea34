// SPDX-License-Identifier: MIT
// Generated from hardware/boards by: dotnet run --project tools/Hardware -- generate
namespace HushTap.Board
{
    /// <summary>Pins of Espressif ESP32-LyraT v4.3 with the HushTap adapter on AUX IN; -1 means not wired.</summary>
    internal static class LyratV43Pins
    {
        /// <summary>The hold lamp is lit, or its wire is cut. Net HOLD_LAMP.</summary>
        internal const int HoldLamp = 33;

        /// <summary>Level of HoldLamp while that is so; -1 when not wired.</summary>
        internal const int HoldLampActiveLevel = 1;

        /// <summary>Pulse counter's view of the hold lamp. Net HOLD_LAMP.</summary>
        internal const int HoldLampPulse = 33;

        /// <summary>The second, opposite output of a supervised hold sense: lit. Not wired on this board.</summary>
        internal const int HoldLampComplement = -1;

        /// <summary>Level of HoldLampComplement while that is so; -1 when not wired.</summary>
        internal const int HoldLampComplementActiveLevel = -1;

        /// <summary>The mute lamp is lit, or its wire is cut. Net MUTE_LAMP.</summary>
        internal const int MuteLamp = 32;

        /// <summary>Level of MuteLamp while that is so; -1 when not wired.</summary>
        internal const int MuteLampActiveLevel = 1;

        /// <summary>Pulse counter's view of the mute lamp. Net MUTE_LAMP.</summary>
        internal const int MuteLampPulse = 32;

        /// <summary>The second, opposite output of a supervised mute sense: lit. Not wired on this board.</summary>
        internal const int MuteLampComplement = -1;

        /// <summary>Level of MuteLampComplement while that is so; -1 when not wired.</summary>
        internal const int MuteLampComplementActiveLevel = -1;

        /// <summary>The hold key is pressed, or its loop is cut. Net HOLD_KEY.</summary>
        internal const int HoldKey = 39;

        /// <summary>Level of HoldKey while that is so; -1 when not wired.</summary>
        internal const int HoldKeyActiveLevel = 1;

        /// <summary>Pulse counter's view of the hold key. Net HOLD_KEY.</summary>
        internal const int HoldKeyPulse = 39;

        /// <summary>The handset is off-hook; a cut reads on-hook. Net HOOK_N.</summary>
        internal const int Hook = 27;

        /// <summary>Level of Hook while that is so; -1 when not wired.</summary>
        internal const int HookActiveLevel = 0;

        /// <summary>Pulse counter's view of the hook. Net HOOK_N.</summary>
        internal const int HookPulse = 27;

        /// <summary>The record gate lets audio through. Not wired on this board.</summary>
        internal const int GateOpen = -1;

        /// <summary>Level of GateOpen while that is so; -1 when not wired.</summary>
        internal const int GateOpenActiveLevel = -1;

        /// <summary>The record key is pressed. Net REC_KEY_N.</summary>
        internal const int RecordKey = 36;

        /// <summary>Level of RecordKey while that is so; -1 when not wired.</summary>
        internal const int RecordKeyActiveLevel = 0;

        /// <summary>The status LED is lit. Net LED_STATUS.</summary>
        internal const int StatusLed = 22;

        /// <summary>Level of StatusLed while that is so; -1 when not wired.</summary>
        internal const int StatusLedActiveLevel = 1;

        /// <summary>Config serial, towards the PC. Net CONSOLE_TX.</summary>
        internal const int ConsoleTx = 26;

        /// <summary>Config serial, from the PC. Net CONSOLE_RX.</summary>
        internal const int ConsoleRx = 13;

        /// <summary>Codec master clock, 256 fs. Net I2S_MCLK.</summary>
        internal const int I2sMclk = 0;

        /// <summary>Bit clock, 64 fs. Net I2S_BCK.</summary>
        internal const int I2sBck = 5;

        /// <summary>Word select. Net I2S_WS.</summary>
        internal const int I2sWs = 25;

        /// <summary>Audio data from the codec. Net I2S_DIN.</summary>
        internal const int I2sDin = 35;

        /// <summary>I2C data: codec and clock. Net I2C_SDA.</summary>
        internal const int I2cSda = 18;

        /// <summary>I2C clock: codec and clock. Net I2C_SCL.</summary>
        internal const int I2cScl = 23;

        /// <summary>SD clock, 1-bit mode. Net SD_CLK.</summary>
        internal const int CardClock = 14;

        /// <summary>SD command, 1-bit mode. Net SD_CMD.</summary>
        internal const int CardCommand = 15;

        /// <summary>SD data 0, 1-bit mode. Net SD_D0.</summary>
        internal const int CardData0 = 2;

        /// <summary>A card is in the socket. Net SD_CD_N.</summary>
        internal const int CardDetect = 34;

        /// <summary>Level of CardDetect while that is so; -1 when not wired.</summary>
        internal const int CardDetectActiveLevel = 0;

        /// <summary>The supply has gone; the hold-up is running. Not wired on this board.</summary>
        internal const int PowerFail = -1;

        /// <summary>Level of PowerFail while that is so; -1 when not wired.</summary>
        internal const int PowerFailActiveLevel = -1;

        /// <summary>The board's speaker amplifier is on (kept off). Net PA_ENABLE.</summary>
        internal const int SpeakerEnable = 21;

        /// <summary>Level of SpeakerEnable while that is so; -1 when not wired.</summary>
        internal const int SpeakerEnableActiveLevel = 1;
    }

    /// <summary>Pins of HushTap Tap R1, our own board; -1 means not wired.</summary>
    internal static class TapR1Pins
    {
        /// <summary>The hold lamp is lit, or its wire is cut. Net HOLD_LAMP.</summary>
        internal const int HoldLamp = 32;

        /// <summary>Level of HoldLamp while that is so; -1 when not wired.</summary>
        internal const int HoldLampActiveLevel = 1;

        /// <summary>Pulse counter's view of the hold lamp. Net HOLD_LAMP.</summary>
        internal const int HoldLampPulse = 27;

        /// <summary>The second, opposite output of a supervised hold sense: lit. Net HOLD_LAMP_N.</summary>
        internal const int HoldLampComplement = 26;

        /// <summary>Level of HoldLampComplement while that is so; -1 when not wired.</summary>
        internal const int HoldLampComplementActiveLevel = 0;

        /// <summary>The mute lamp is lit, or its wire is cut. Net MUTE_LAMP.</summary>
        internal const int MuteLamp = 23;

        /// <summary>Level of MuteLamp while that is so; -1 when not wired.</summary>
        internal const int MuteLampActiveLevel = 1;

        /// <summary>Pulse counter's view of the mute lamp. Net MUTE_LAMP.</summary>
        internal const int MuteLampPulse = 23;

        /// <summary>The second, opposite output of a supervised mute sense: lit. Not wired on this board.</summary>
        internal const int MuteLampComplement = -1;

        /// <summary>Level of MuteLampComplement while that is so; -1 when not wired.</summary>
        internal const int MuteLampComplementActiveLevel = -1;

        /// <summary>The hold key is pressed, or its loop is cut. Net HOLD_KEY.</summary>
        internal const int HoldKey = 33;

        /// <summary>Level of HoldKey while that is so; -1 when not wired.</summary>
        internal const int HoldKeyActiveLevel = 1;

        /// <summary>Pulse counter's view of the hold key. Net HOLD_KEY.</summary>
        internal const int HoldKeyPulse = 33;

        /// <summary>The handset is off-hook; a cut reads on-hook. Net HOOK_N.</summary>
        internal const int Hook = 36;

        /// <summary>Level of Hook while that is so; -1 when not wired.</summary>
        internal const int HookActiveLevel = 0;

        /// <summary>Pulse counter's view of the hook. Net HOOK_N.</summary>
        internal const int HookPulse = 36;

        /// <summary>The record gate lets audio through. Net GATE_OPEN.</summary>
        internal const int GateOpen = 4;

        /// <summary>Level of GateOpen while that is so; -1 when not wired.</summary>
        internal const int GateOpenActiveLevel = 1;

        /// <summary>The record key is pressed. Net REC_KEY_N.</summary>
        internal const int RecordKey = 13;

        /// <summary>Level of RecordKey while that is so; -1 when not wired.</summary>
        internal const int RecordKeyActiveLevel = 0;

        /// <summary>The status LED is lit. Net LED_STATUS.</summary>
        internal const int StatusLed = 12;

        /// <summary>Level of StatusLed while that is so; -1 when not wired.</summary>
        internal const int StatusLedActiveLevel = 1;

        /// <summary>Config serial, towards the PC. Net CONSOLE_TX.</summary>
        internal const int ConsoleTx = 18;

        /// <summary>Config serial, from the PC. Net CONSOLE_RX.</summary>
        internal const int ConsoleRx = 19;

        /// <summary>Codec master clock, 256 fs. Net I2S_MCLK.</summary>
        internal const int I2sMclk = 0;

        /// <summary>Bit clock, 64 fs. Net I2S_BCK.</summary>
        internal const int I2sBck = 5;

        /// <summary>Word select. Net I2S_WS.</summary>
        internal const int I2sWs = 25;

        /// <summary>Audio data from the codec. Net I2S_DIN.</summary>
        internal const int I2sDin = 35;

        /// <summary>I2C data: codec and clock. Net I2C_SDA.</summary>
        internal const int I2cSda = 21;

        /// <summary>I2C clock: codec and clock. Net I2C_SCL.</summary>
        internal const int I2cScl = 22;

        /// <summary>SD clock, 1-bit mode. Net SD_CLK.</summary>
        internal const int CardClock = 14;

        /// <summary>SD command, 1-bit mode. Net SD_CMD.</summary>
        internal const int CardCommand = 15;

        /// <summary>SD data 0, 1-bit mode. Net SD_D0.</summary>
        internal const int CardData0 = 2;

        /// <summary>A card is in the socket. Net SD_CD_N.</summary>
        internal const int CardDetect = 34;

        /// <summary>Level of CardDetect while that is so; -1 when not wired.</summary>
        internal const int CardDetectActiveLevel = 0;

        /// <summary>The supply has gone; the hold-up is running. Net PFAIL_N.</summary>
        internal const int PowerFail = 39;

        /// <summary>Level of PowerFail while that is so; -1 when not wired.</summary>
        internal const int PowerFailActiveLevel = 0;

        /// <summary>The board's speaker amplifier is on (kept off). Not wired on this board.</summary>
        internal const int SpeakerEnable = -1;

        /// <summary>Level of SpeakerEnable while that is so; -1 when not wired.</summary>
        internal const int SpeakerEnableActiveLevel = -1;
    }
}
