// SPDX-License-Identifier: MIT
using System;
using System.Device.Gpio;
using System.Device.I2s;
using HushTap.Core;
using HushTap.Core.Audio;
using nanoFramework.Hardware.Esp32;

namespace HushTap.Board
{
    /// <summary>The codec on I2S port 1: master, receive only, stereo 16 bit. Left = near end, right = far end.</summary>
    /// <remarks>Any mode but exactly Master|Rx loses its data-in pin, and the mono formats drop every other frame (nf-interpreter I2sDevice).</remarks>
    public sealed class AudioInput : IAudioInput
    {
        private readonly PinMap pins;
        private readonly IClock clock;
        private readonly int sampleRate;
        private I2sDevice device;
        private GpioPin speaker;

        /// <summary>Initializes a new instance of the <see cref="AudioInput"/> class.</summary>
        /// <param name="pins">The board's pins.</param>
        /// <param name="clock">The monotonic clock.</param>
        /// <param name="sampleRate">Frames per second.</param>
        public AudioInput(PinMap pins, IClock clock, int sampleRate)
        {
            this.pins = pins;
            this.clock = clock;
            this.sampleRate = sampleRate;
        }

        /// <inheritdoc/>
        public AudioFault Fault { get; private set; }

        /// <inheritdoc/>
        public long StartedUs { get; private set; }

        /// <inheritdoc/>
        /// <remarks>Registers before clocks, the codec's start after them; a codec that fails leaves a stream of silence and its name.</remarks>
        public void Start()
        {
            if (pins.SpeakerEnable >= 0)
            {
                // Opening an output drives it low: the desk must not hear the handset.
                speaker = new GpioController().OpenPin(pins.SpeakerEnable, PinMode.Output);
            }

            try
            {
                using (I2cPart part = new I2cPart(pins, AddressOf(pins.Codec)))
                {
                    ICodec codec = Codec(part);
                    Fault = codec.SetUp();
                    StartClocks();
                    Fault = Fault == AudioFault.None ? codec.Begin() : Fault;
                }
            }
            catch (Exception)
            {
                Fault = AudioFault.CodecMissing;
                if (device == null)
                {
                    StartClocks();
                }
            }
        }

        /// <inheritdoc/>
        public void Read(byte[] buffer, int offset, int count)
        {
            device.Read(new SpanByte(buffer, offset, count));
        }

        private static int AddressOf(CodecPart codec) => codec == CodecPart.Es8388 ? Es8388.Address : Pcm1862.Address;

        private ICodec Codec(I2cPart part)
        {
            if (pins.Codec == CodecPart.Es8388)
            {
                return new Es8388(part);
            }

            return new Pcm1862(part);
        }

        private void StartClocks()
        {
            Configuration.SetPinFunction(pins.I2sMclk, DeviceFunction.I2S1_MCK);
            Configuration.SetPinFunction(pins.I2sBck, DeviceFunction.I2S1_BCK);
            Configuration.SetPinFunction(pins.I2sWs, DeviceFunction.I2S1_WS);
            Configuration.SetPinFunction(pins.I2sDin, DeviceFunction.I2S1_MDATA_IN);
            Open();
            for (int starts = 1; starts < Limits.StreamStartsMax && clock.NowUs() - StartedUs > Limits.StreamStartUsMax; starts++)
            {
                device.Dispose();
                Open();
            }
        }

        private void Open()
        {
            StartedUs = clock.NowUs();
            device = I2sDevice.Create(new I2sConnectionSettings(1)
            {
                Mode = I2sMode.Master | I2sMode.Rx,
                BitsPerSample = I2sBitsPerSample.Bit16,
                ChannelFormat = I2sChannelFormat.RightLeft,
                CommunicationFormat = I2sCommunicationFormat.I2S,
                SampleRate = sampleRate,
                BufferSize = Limits.DmaBytes,
            });
        }
    }
}
