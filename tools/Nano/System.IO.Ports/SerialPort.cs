// SPDX-License-Identifier: MIT
using System.Text;
using System.Threading;
using HushTap.Chip;

namespace System.IO.Ports
{
    /// <summary>A UART.</summary>
    /// <remarks>
    /// Modelled: one object per port until disposed; Read waits for every byte asked for and on timeout leaves all in the ring; reading and writing let other
    /// threads run; one size for both buffers; line settings change while open; Close keeps the driver, so that a closed
    /// port cannot be opened again; Dispose frees it.
    /// Stricter than the chip: reading or writing a port that was never opened throws InvalidOperationException, a string that is not UTF-8 ArgumentException; a
    /// disposed port stays disposed.
    /// Not modelled: handshake, RS485 and inverted levels (asking for them throws NotSupportedException), a write timeout, finalizers.
    /// </remarks>
    public sealed class SerialPort : IDisposable
    {
        private const int BufferBytesDefault = 256;
        private const int DataBitsMin = 5;
        private const int DataBitsMax = 8;
        private const int NoWatchChar = -1;

        private readonly object _lock = new object();
        private readonly string _name;
        private int _baudRate;
        private Parity _parity;
        private int _dataBits;
        private StopBits _stopBits;
        private string _newLine = "\n";
        private int _readTimeoutMs = Timeout.Infinite;
        private int _writeTimeoutMs = Timeout.Infinite;
        private int _threshold = 1;
        private int _watchChar = NoWatchChar;
        private int _bufferBytes = BufferBytesDefault;
        private SerialDataReceivedEventHandler _handlers;
        private SerialStream _stream;
        private bool _opened;
        private bool _driverInstalled;
        private bool _disposed;

        public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One)
        {
            Index = portName[3] - '0';
            _name = portName;
            _baudRate = baudRate;
            _parity = parity;
            _dataBits = dataBits;
            _stopBits = stopBits;
            if (!PortTable.Current.TryAdd(this))
            {
                throw new ArgumentException();
            }
        }

        public event SerialDataReceivedEventHandler DataReceived
        {
            add
            {
                lock (_lock)
                {
                    ThrowIfDisposed();
                    _handlers = (SerialDataReceivedEventHandler)Delegate.Combine(_handlers, value);
                    ArmEvents();
                }
            }

            remove
            {
                lock (_lock)
                {
                    ThrowIfDisposed();
                    _handlers = (SerialDataReceivedEventHandler)Delegate.Remove(_handlers, value);
                    ArmEvents();
                }
            }
        }

        public int BaudRate
        {
            get
            {
                return _baudRate;
            }

            set
            {
                if (value <= 0)
                {
                    throw new ArgumentOutOfRangeException();
                }

                _baudRate = value;
                ConfigureIfOpen();
            }
        }

        public Handshake Handshake
        {
            get
            {
                return Handshake.None;
            }

            set
            {
                if (value != Handshake.None)
                {
                    throw new NotSupportedException("the simulated UART has no handshake");
                }
            }
        }

        public int DataBits
        {
            get
            {
                return _dataBits;
            }

            set
            {
                if (value < DataBitsMin || value > DataBitsMax)
                {
                    throw new ArgumentOutOfRangeException();
                }

                _dataBits = value;
                ConfigureIfOpen();
            }
        }

        public Parity Parity
        {
            get
            {
                return _parity;
            }

            set
            {
                _parity = value;
                ConfigureIfOpen();
            }
        }

        public SerialMode Mode
        {
            get
            {
                return SerialMode.Normal;
            }

            set
            {
                if (value != SerialMode.Normal)
                {
                    throw new NotSupportedException("the simulated UART has no RS485 mode");
                }
            }
        }

        public StopBits StopBits
        {
            get
            {
                return _stopBits;
            }

            set
            {
                _stopBits = value;
                ConfigureIfOpen();
            }
        }

        public string PortName
        {
            get { return _name; }
        }

        public char WatchChar
        {
            get
            {
                return _watchChar == NoWatchChar ? '\0' : (char)_watchChar;
            }

            set
            {
                _watchChar = value;
                ArmEvents();
            }
        }

        public bool IsOpen
        {
            get { return _opened; }
        }

        public string NewLine
        {
            get
            {
                return _newLine;
            }

            set
            {
                if (string.IsNullOrEmpty(value))
                {
                    throw new ArgumentException();
                }

                _newLine = value;
            }
        }

        public int ReadTimeout
        {
            get { return _readTimeoutMs; }
            set { _readTimeoutMs = CheckedTimeout(value); }
        }

        public int WriteTimeout
        {
            get { return _writeTimeoutMs; }
            set { _writeTimeoutMs = CheckedTimeout(value); }
        }

        public int ReceivedBytesThreshold
        {
            get
            {
                return _threshold;
            }

            set
            {
                if (value <= 0)
                {
                    throw new ArgumentOutOfRangeException();
                }

                _threshold = value;
                ArmEvents();
            }
        }

        public Stream BaseStream
        {
            get { return _stream; }
        }

        public int BytesToRead
        {
            get
            {
                ThrowUnlessInstalled();
                return Uart.BytesToRead(Index);
            }
        }

        public bool InvertSignalLevels
        {
            get
            {
                return false;
            }

            set
            {
                if (value)
                {
                    throw new NotSupportedException("the simulated UART cannot invert its levels");
                }
            }
        }

        public int ReadBufferSize
        {
            get { return _bufferBytes; }
            set { SetBufferBytes(value); }
        }

        public int WriteBufferSize
        {
            get { return _bufferBytes; }
            set { SetBufferBytes(value); }
        }

        internal int Index { get; private set; }

        private static IUart Uart
        {
            get { return HushTap.Chip.Chip.Current.Uart; }
        }

        public static string[] GetPortNames()
        {
            return Uart.GetPortNames();
        }

        public void Open()
        {
            if (_opened)
            {
                throw new InvalidOperationException();
            }

            if (_disposed)
            {
                throw new ObjectDisposedException(string.Empty);
            }

            if (_driverInstalled)
            {
                throw new ArgumentException("Close keeps the driver, so the chip cannot install it again: Dispose and make a new SerialPort");
            }

            Uart.Open(Index, _bufferBytes);
            _driverInstalled = true;
            Configure();
            _stream = new SerialStream(this);
            _opened = true;
            ArmEvents();
        }

        public void Close()
        {
            if (_opened)
            {
                _opened = false;
                Uart.SetEvents(Index, 0, NoWatchChar);
                _stream.Dispose();
            }
        }

        public void Dispose()
        {
            lock (_lock)
            {
                if (_disposed)
                {
                    return;
                }

                Close();
                PortTable.Current.Remove(this);
                if (_driverInstalled)
                {
                    Uart.Close(Index);
                    _driverInstalled = false;
                }

                _disposed = true;
            }
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            ThrowUnlessInstalled();
            ThrowIfOutside(buffer, offset, count);
            if (!Uart.WaitForBytes(Index, count, _readTimeoutMs))
            {
                throw new TimeoutException();
            }

            return Uart.Take(Index, buffer, offset, count);
        }

        public int ReadByte()
        {
            byte[] one = new byte[1];
            Read(one, 0, 1);
            return one[0];
        }

        public string ReadExisting()
        {
            ThrowUnlessInstalled();
            return TakeText(Uart.BytesToRead(Index));
        }

        public string ReadLine()
        {
            ThrowUnlessInstalled();
            byte[] newLine = Encoding.UTF8.GetBytes(_newLine);
            if (newLine.Length != 1)
            {
                throw new NotSupportedException("the simulated UART knows NewLine of one character only");
            }

            int count = Uart.WaitForByte(Index, newLine[0], _readTimeoutMs);
            if (count < 0)
            {
                throw new TimeoutException();
            }

            string line = TakeText(count);
            return line.Substring(0, line.Length - 1);
        }

        public void Write(byte[] buffer, int offset, int count)
        {
            ThrowUnlessInstalled();
            ThrowIfOutside(buffer, offset, count);
            Uart.Write(Index, buffer, offset, count);
        }

        public void WriteByte(byte value)
        {
            Write(new byte[] { value }, 0, 1);
        }

        public void Write(string text)
        {
            if (string.IsNullOrEmpty(text))
            {
                return;
            }

            byte[] bytes = Encoding.UTF8.GetBytes(text);
            Write(bytes, 0, bytes.Length);
        }

        public void WriteLine(string text)
        {
            Write(text + _newLine);
        }

        internal void Raise(SerialData data)
        {
            SerialDataReceivedEventHandler handlers;
            lock (_lock)
            {
                handlers = _opened ? _handlers : null;
            }

            if (handlers != null)
            {
                handlers(this, new SerialDataReceivedEventArgs(data));
            }
        }

        private static int CheckedTimeout(int timeoutMs)
        {
            if (timeoutMs < 0 && timeoutMs != Timeout.Infinite)
            {
                throw new ArgumentOutOfRangeException();
            }

            return timeoutMs;
        }

        private static void ThrowIfOutside(byte[] buffer, int offset, int count)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException();
            }

            if (offset < 0 || count < 0 || offset > buffer.Length || count > buffer.Length)
            {
                throw new InvalidOperationException();
            }

            if (offset + count > buffer.Length)
            {
                throw new ArgumentException();
            }
        }

        private string TakeText(int count)
        {
            byte[] bytes = new byte[count];
            Uart.Take(Index, bytes, 0, count);
            return Encoding.UTF8.GetString(bytes, 0, count);
        }

        private void ConfigureIfOpen()
        {
            if (_opened)
            {
                Configure();
            }
        }

        private void Configure()
        {
            Uart.Configure(Index, _baudRate, _dataBits, (int)_parity, (int)_stopBits);
        }

        private void ArmEvents()
        {
            if (_opened)
            {
                Uart.SetEvents(Index, _handlers == null ? 0 : _threshold, _handlers == null ? NoWatchChar : _watchChar);
            }
        }

        private void SetBufferBytes(int bytes)
        {
            if (bytes <= 0)
            {
                throw new ArgumentOutOfRangeException();
            }

            if (_opened)
            {
                throw new InvalidOperationException();
            }

            _bufferBytes = bytes;
        }

        private void ThrowUnlessInstalled()
        {
            ThrowIfDisposed();
            if (!_driverInstalled)
            {
                throw new InvalidOperationException("the port was never opened");
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
