// SPDX-License-Identifier: MIT
using System;
using System.Device.Gpio;
using System.Device.I2c;
using System.Device.I2s;

namespace HushTap.Devices.Probe
{
    public static class AudioProbe
    {
        public static string ReadsIntoTheMiddle()
        {
            byte[] ring = new byte[16];
            using (I2sDevice device = Open(I2sMode.Master | I2sMode.Rx))
            {
                device.Read(new SpanByte(ring, 4, 8));
            }

            string text = string.Empty;
            for (int i = 0; i < ring.Length; i++)
            {
                text += ring[i].ToString() + " ";
            }

            return text;
        }

        public static string ReadsHalfAFrame()
        {
            return Outcome.TextOf(() => Open(I2sMode.Master | I2sMode.Rx).Read(new byte[6]));
        }

        public static string ReadsFromAnOutput()
        {
            return Outcome.Of(() => Open(I2sMode.Master | I2sMode.Tx).Read(new byte[8]));
        }

        public static string ReadsTwice()
        {
            I2sDevice device = Open(I2sMode.Master | I2sMode.Rx);
            device.Read(new byte[8]);
            device.Read(new byte[4]);
            device.Read(new byte[8]);
            device.Dispose();
            return Outcome.Of(() => device.Read(new byte[8]));
        }

        public static string SetsACounterUpWhileItRuns()
        {
            GpioPulseCounter counter = new GpioPulseCounter(4);
            counter.Polarity = GpioPulsePolarity.Both;
            counter.FilterPulses = 1023;
            counter.Start();
            return Outcome.Of(() => counter.Polarity = GpioPulsePolarity.Rising) + " " + Outcome.Of(() => counter.FilterPulses = 1024) + " "
                + Outcome.Of(() => counter.Start()) + " " + counter.Read().Count.ToString() + " " + Outcome.Of(() => counter.Stop()) + " "
                + Outcome.Of(() => counter.Stop());
        }

        public static string AsksAMissingDevice()
        {
            I2cDevice device = I2cDevice.Create(new I2cConnectionSettings(1, 0x10));
            byte[] read = new byte[2];
            I2cTransferResult result = device.WriteRead(new byte[] { 1 }, read);
            return ((int)result.Status).ToString() + " " + result.BytesTransferred.ToString();
        }

        private static I2sDevice Open(I2sMode mode)
        {
            return I2sDevice.Create(new I2sConnectionSettings(1) { Mode = mode, SampleRate = 8000, BufferSize = 32768 });
        }
    }
}
