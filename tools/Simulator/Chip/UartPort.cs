// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>One UART between its two wires and the managed reader.</summary>
/// <remarks>
/// Received bytes leave the hardware FIFO in batches, 120 at a time or when the line has been quiet for ten byte times, and only then are they in the
/// ring. A full ring drops the new ones silently.
/// </remarks>
internal sealed class UartPort(int port, SerialPeer peer)
{
    /// <summary>The driver wants more than its FIFO of 128.</summary>
    public const int RingBytesMin = 129;

    private const int SerialCategory = 30;
    private const int EventChars = 1;
    private const int EventWatchChar = 2;
    private const int FifoBytes = 128;
    private const int FifoBatchBytes = 120;
    private const int QuietBytes = 10;

    private readonly List<byte> _fifo = [];
    private int _baud;
    private int _bitsPerByte;
    private bool _isPlainLine;
    private long _fifoLastUs;
    private long _sendFreeUs;

    public bool IsOpen { get; set; }

    public int Capacity { get; private set; }

    public List<byte> Ring { get; } = [];

    public int Readers { get; set; }

    public int Threshold { get; set; }

    public int WatchChar { get; set; } = -1;

    public List<NativeEvent> Events { get; } = [];

    private long QuietUs => ByteUs(QuietBytes);

    public void Open(long worldUs, int capacity)
    {
        Receive(worldUs);
        Ring.Clear();
        _fifo.Clear();
        Capacity = capacity;
        Threshold = 0;
        WatchChar = -1;
        Configure(9_600, 8, hasParity: false, hasMoreStopBits: false);
        IsOpen = true;
    }

    public void Configure(int baud, int dataBits, bool hasParity, bool hasMoreStopBits)
    {
        _baud = baud;
        _bitsPerByte = 1 + dataBits + (hasParity ? 1 : 0) + (hasMoreStopBits ? 2 : 1);
        _isPlainLine = dataBits == 8 && !hasParity;
    }

    /// <summary>Lets everything happen that the line and the driver did until an instant.</summary>
    public void Receive(long worldUs)
    {
        peer.MarkSeen(worldUs);
        while (peer.TryPeek(out long arrivalUs) && arrivalUs <= worldUs)
        {
            FlushIfQuietAt(arrivalUs);
            TakeFromLine(arrivalUs);
        }

        FlushIfQuietAt(worldUs);
    }

    /// <summary>Sends.</summary>
    /// <returns>World time at which the last byte has found room in the FIFO.</returns>
    public long Send(long worldUs, ReadOnlySpan<byte> bytes)
    {
        long startUs = Math.Max(worldUs, _sendFreeUs);
        _sendFreeUs = startUs + ByteUs(bytes.Length);
        peer.Hear(startUs, bytes.ToArray());
        return _sendFreeUs - ByteUs(FifoBytes);
    }

    private long ByteUs(int bytes) => (((long)bytes * _bitsPerByte * 1_000_000) + _baud - 1) / _baud;

    private void TakeFromLine(long arrivalUs)
    {
        byte value = peer.TakeNext();
        if (!IsOpen || !_isPlainLine || peer.BaudRate != _baud)
        {
            peer.LostBytes++;
            return;
        }

        _fifo.Add(value);
        _fifoLastUs = arrivalUs;
        if (_fifo.Count == FifoBatchBytes)
        {
            Flush(arrivalUs);
        }
    }

    private void FlushIfQuietAt(long worldUs)
    {
        if (_fifo.Count > 0 && worldUs - _fifoLastUs >= QuietUs)
        {
            Flush(_fifoLastUs + QuietUs);
        }
    }

    private void Flush(long worldUs)
    {
        int room = Math.Min(_fifo.Count, Capacity - Ring.Count);
        Ring.AddRange(_fifo[..room]);
        peer.DroppedBytes += _fifo.Count - room;
        bool hasWatchChar = WatchChar >= 0 && _fifo.Contains((byte)WatchChar);
        _fifo.Clear();
        if (Threshold > 0 && Readers == 0 && (hasWatchChar || Ring.Count >= Threshold))
        {
            Events.Add(new NativeEvent(worldUs, SerialCategory, (uint)port << 16, (uint)(hasWatchChar ? EventWatchChar : EventChars)));
        }
    }
}
