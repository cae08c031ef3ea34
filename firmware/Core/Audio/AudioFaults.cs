// SPDX-License-Identifier: MIT
namespace HushTap.Core.Audio
{
    /// <summary>The words and hints for <see cref="AudioFault"/>. PROTOCOL.md lists them.</summary>
    public static class AudioFaults
    {
        /// <summary>Gets the word for journal and console.</summary>
        /// <param name="fault">The fault.</param>
        /// <returns>Lower case, hyphenated.</returns>
        public static string NameOf(AudioFault fault)
        {
            switch (fault)
            {
                case AudioFault.None: return "ok";
                case AudioFault.CodecMissing: return "codec-missing";
                case AudioFault.CodecRegisters: return "codec-registers";
                case AudioFault.CodecClock: return "codec-clock";
                case AudioFault.MasterClock: return "no-mclk";
                case AudioFault.CaptureZero: return "capture-zero";
                case AudioFault.CaptureStuck: return "capture-stuck";
                default: return "capture-mono";
            }
        }

        /// <summary>Gets what it means and what to try first.</summary>
        /// <param name="fault">The fault.</param>
        /// <returns>One sentence in lower case.</returns>
        public static string HintOf(AudioFault fault)
        {
            switch (fault)
            {
                case AudioFault.None: return "the codec is set up and sends sound";
                case AudioFault.CodecMissing: return "nothing answers at the codec's I2C address: this firmware is for another board, or SDA and SCL are not connected";
                case AudioFault.CodecRegisters: return "the codec forgets what is written to it: look at its supply, then power the board off and on";
                case AudioFault.CodecClock: return "the codec sees no bit clock: this firmware is for another board, or BCK and WS are not connected";
                case AudioFault.MasterClock: return "the codec sees no master clock: an image older than 2026-07-07 gives none; update it with nanoff, or set sample-rate to 16000 on tap-r1";
                case AudioFault.CaptureZero: return "the codec is set up but sends zeros only: an image older than 2026-07-07 gives it no master clock; update it with nanoff";
                case AudioFault.CaptureStuck: return "the data line stands still: DIN is not connected, or this firmware is for another board";
                default: return "left and right are the same: one of the two wires feeds both inputs, or the image reads mono; look at the adapter";
            }
        }
    }
}
