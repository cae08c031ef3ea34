// SPDX-License-Identifier: MIT
namespace System.Device.I2s
{
    /// <summary>How a port is installed. Changes after that have no effect.</summary>
    public sealed class I2sConnectionSettings
    {
        public I2sConnectionSettings(int busId)
        {
            BusId = busId;
        }

        public int BusId { get; set; }

        public I2sMode Mode { get; set; } = I2sMode.Pdm;

        public I2sBitsPerSample BitsPerSample { get; set; } = I2sBitsPerSample.Bit16;

        public I2sChannelFormat ChannelFormat { get; set; } = I2sChannelFormat.RightLeft;

        public I2sCommunicationFormat CommunicationFormat { get; set; } = I2sCommunicationFormat.I2S;

        public int SampleRate { get; set; } = 44100;

        public int BufferSize { get; set; } = 10000;
    }
}
