// SPDX-License-Identifier: MIT
using HushTap.Chip;

namespace System.Device.I2s
{
    /// <summary>One user of an I2S port.</summary>
    /// <remarks>
    /// Modelled: the stream starts in the constructor; Read and Write block the whole CLR and move exactly the bytes asked for.
    /// Stricter than the chip: a length that is no whole number of frames throws, where the driver would write past the span.
    /// Not modelled: finalizers; the quirks of mono and of 24 bit, which are the chip's to refuse or to imitate.
    /// </remarks>
    public class I2sDevice : IDisposable
    {
        private readonly I2sConnectionSettings _settings;
        private readonly int _handle;
        private readonly int _frameBytes;
        private readonly bool _receives;
        private byte[] _scratch = new byte[0];
        private bool _disposed;

        public I2sDevice(I2sConnectionSettings settings)
        {
            _settings = settings;
            int channels = settings.ChannelFormat == I2sChannelFormat.RightLeft ? 2 : 1;
            _frameBytes = (int)settings.BitsPerSample / 8 * channels;
            _receives = (settings.Mode & I2sMode.Rx) != 0;
            _handle = Port.Open(
                settings.BusId,
                (int)settings.Mode,
                (int)settings.BitsPerSample,
                (int)settings.ChannelFormat,
                (int)settings.CommunicationFormat,
                settings.SampleRate,
                settings.BufferSize);
        }

        public I2sConnectionSettings ConnectionSettings
        {
            get { return _settings; }
        }

        private static II2s Port
        {
            get { return HushTap.Chip.Chip.Current.I2s; }
        }

        public static I2sDevice Create(I2sConnectionSettings settings)
        {
            return new I2sDevice(settings);
        }

        public void Read(SpanByte buffer)
        {
            ThrowIfDisposed();
            if (!_receives)
            {
                throw new ArgumentException("this I2S device was not opened for Rx");
            }

            ThrowIfNotWholeFrames(buffer.Length, "on the chip this Read would write past the span");
            EnsureScratch(buffer.Length);
            Port.Read(_handle, _scratch, buffer.Length);
            new SpanByte(_scratch, 0, buffer.Length).CopyTo(buffer);

            // Audio must not outlive the call in a place that the chip does not have.
            Array.Clear(_scratch, 0, buffer.Length);
        }

        public void Write(SpanByte buffer)
        {
            ThrowIfDisposed();
            ThrowIfNotWholeFrames(buffer.Length, "on the chip this Write would read past the span");
            EnsureScratch(buffer.Length);
            buffer.CopyTo(new SpanByte(_scratch, 0, buffer.Length));
            Port.Write(_handle, _scratch, buffer.Length);
        }

        public void Dispose()
        {
            if (!_disposed)
            {
                Port.Close(_handle);
                _disposed = true;
            }
        }

        private void EnsureScratch(int count)
        {
            if (_scratch.Length < count)
            {
                _scratch = new byte[count];
            }
        }

        private void ThrowIfNotWholeFrames(int count, string consequence)
        {
            if (count % _frameBytes != 0)
            {
                throw new ArgumentException(count + " bytes are no whole number of " + _frameBytes + "-byte frames: " + consequence);
            }
        }

        private void ThrowIfDisposed()
        {
            if (_disposed)
            {
                throw new ObjectDisposedException(string.Empty);
            }
        }
    }
}
