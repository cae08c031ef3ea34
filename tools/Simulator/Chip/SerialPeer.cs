// SPDX-License-Identifier: MIT
using System.Text;

namespace HushTap.Simulator;

/// <summary>Who sits at the far end of a UART's two wires. Belongs to the world: it survives the chip's reboots.</summary>
public sealed class SerialPeer
{
    private readonly List<(long ArrivalUs, byte Value)> _toChip = [];
    private readonly List<byte> _heard = [];
    private int _taken;
    private long _lineFreeUs;
    private long _seenUs;

    /// <param name="baudRate">Bits per second of the far end, at 8N1.</param>
    public SerialPeer(int baudRate = 115_200) => BaudRate = baudRate;

    /// <summary>Told when the chip sends: the instant at which the first bit goes out, and the bytes.</summary>
    public event Action<long, ReadOnlyMemory<byte>>? Heard;

    /// <summary>Gets or sets who is asked for more bytes, by <see cref="Send(long, ReadOnlySpan{byte})"/>, before the chip looks at the wire.</summary>
    public Action? BeforeLook { get; set; }

    /// <summary>Gets or sets whether what the chip sent, and what it took, is kept; a peer that lives for days forgets it.</summary>
    public bool KeepsHistory { get; set; } = true;

    /// <summary>Gets the line rate.</summary>
    public int BaudRate { get; }

    /// <summary>Gets everything that the chip sent.</summary>
    public byte[] HeardBytes => [.. _heard];

    /// <summary>Gets everything that the chip sent, as ASCII.</summary>
    public string HeardText => Encoding.ASCII.GetString(HeardBytes);

    /// <summary>Gets the number of bytes that came to a full ring; the chip drops them silently.</summary>
    public long DroppedBytes { get; internal set; }

    /// <summary>Gets the number of bytes that came while the port was closed, the chip without power, or the line rates unequal.</summary>
    public long LostBytes { get; internal set; }

    /// <summary>Sends bytes to the chip, back to back, after what was sent before.</summary>
    /// <param name="worldUs">World time of the first start bit, if the line is free.</param>
    /// <param name="bytes">The bytes.</param>
    public void Send(long worldUs, ReadOnlySpan<byte> bytes)
    {
        long startUs = Math.Max(Math.Max(worldUs, _lineFreeUs), _seenUs);
        for (int i = 0; i < bytes.Length; i++)
        {
            long bits = 10L * (i + 1);
            _lineFreeUs = startUs + (((bits * 1_000_000) + BaudRate - 1) / BaudRate);
            _toChip.Add((_lineFreeUs, bytes[i]));
        }
    }

    /// <summary>Sends ASCII text.</summary>
    /// <param name="worldUs">World time.</param>
    /// <param name="text">The text, with its line ends.</param>
    public void Send(long worldUs, string text) => Send(worldUs, Encoding.ASCII.GetBytes(text));

    /// <summary>Looks at the next byte on the wire.</summary>
    internal bool TryPeek(out long arrivalUs)
    {
        arrivalUs = _taken < _toChip.Count ? _toChip[_taken].ArrivalUs : long.MaxValue;
        return _taken < _toChip.Count;
    }

    internal byte TakeNext()
    {
        byte value = _toChip[_taken++].Value;
        if (!KeepsHistory && _taken == _toChip.Count)
        {
            _toChip.Clear();
            _taken = 0;
        }

        return value;
    }

    internal void MarkSeen(long worldUs)
    {
        BeforeLook?.Invoke();
        _seenUs = Math.Max(_seenUs, worldUs);
    }

    internal void Hear(long worldUs, byte[] bytes)
    {
        if (KeepsHistory)
        {
            _heard.AddRange(bytes);
        }

        Heard?.Invoke(worldUs, bytes);
    }
}
