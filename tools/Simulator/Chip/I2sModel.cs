// SPDX-License-Identifier: MIT
using HushTap.Chip;

namespace HushTap.Simulator;

/// <summary>The I2S ports: a ring of DMA descriptors that fills by itself from the constructor on, whatever the CLR does.</summary>
/// <remarks>
/// n descriptors of 256 frames; the queue holds n - 1 complete ones and loses the oldest without a word. A descriptor that the reader has begun is
/// no longer in the queue, but DMA writes into it again n descriptors later: then the rest of it holds newer frames.
/// Only what works on the chip is modelled: Master|Rx, 16-bit stereo (RightLeft), I2S format. The rest throws, and says what the chip would do.
/// </remarks>
public sealed class I2sModel : II2s
{
    public const int FramesPerDescriptor = 256;
    public const int BytesPerDescriptor = 2_048;

    private const int Buses = 2;
    private const int DescriptorsMin = 2;
    private const int DescriptorsMax = 128;
    private const int ModeMasterRx = 9;
    private const int Bits16 = 16;
    private const int FormatRightLeft = 0;
    private const int FormatI2s = 1;
    private const int BytesPerFrame = 4;
    private const int FramesPerPiece = 30;

    /// <summary>What is read from a pin that nobody drives; a real one may read anything.</summary>
    private const byte FloatingLine = 0xFF;

    private readonly VirtualCpu _cpu;
    private readonly IAudioSource _audio;
    private readonly ChipWiring _wiring;
    private readonly PinMatrix _matrix;
    private readonly DmaPool _pool;
    private readonly MisuseLog _misuse;
    private readonly Port?[] _ports = new Port?[Buses + 1];
    private readonly Dictionary<int, int> _busOfHandle = [];
    private readonly List<I2sStreamLog> _streams = [];
    private int _handle;

    internal I2sModel(VirtualCpu cpu, ChipWiring wiring, PinMatrix matrix, DmaPool pool, MisuseLog misuse)
    {
        _cpu = cpu;
        _audio = wiring.Audio;
        _wiring = wiring;
        _matrix = matrix;
        _pool = pool;
        _misuse = misuse;
    }

    /// <summary>Gets what every stream of this boot really gave, in order of opening.</summary>
    public IReadOnlyList<I2sStreamLog> Streams => _streams;

    /// <inheritdoc/>
    public int Open(int busId, int mode, int bits, int channelFormat, int communicationFormat, int sampleRate, int bufferBytes)
    {
        _cpu.Charge(Prices.I2sOpenUs);
        if (busId is < 1 or > Buses)
        {
            throw new ArgumentException($"I2S has buses 1 and 2, not {busId}");
        }

        Port port = _ports[busId] ?? Install(busId, mode, bits, channelFormat, communicationFormat, sampleRate, bufferBytes);
        port.Users++;
        _ports[busId] = port;
        _busOfHandle[++_handle] = busId;
        return _handle;
    }

    /// <inheritdoc/>
    public void Close(int handle)
    {
        _cpu.Charge(Prices.I2sCloseUs);
        Port port = Find(handle);
        int busId = _busOfHandle[handle];
        _busOfHandle.Remove(handle);
        if (--port.Users == 0)
        {
            _pool.Give(port.Log.Descriptors * BytesPerDescriptor);
            port.Pins.ForEach(pin => _matrix.Release(pin, Owner(busId)));
            _ports[busId] = null;
            _wiring.Clocks?.ClocksEnd(_cpu.WorldUs);
        }
    }

    /// <inheritdoc/>
    public void Read(int handle, byte[] buffer, int count)
    {
        _cpu.Charge(Prices.I2sReadUs);
        Port port = Find(handle);
        if (count % BytesPerFrame != 0)
        {
            throw _misuse.Add($"I2S read of {count} bytes, not a whole number of {BytesPerFrame}-byte frames: the chip would expand the last frame past the end of the array");
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, buffer.Length);
        var copier = new Copier(_audio, port.Log, buffer);
        int framesLeft = count / BytesPerFrame;
        while (framesLeft > 0)
        {
            int piece = Math.Min(FramesPerPiece, framesLeft);
            ReadPiece(port, piece, ref copier);
            framesLeft -= piece;
            _cpu.Spend(Prices.I2sPieceUs);
        }

        copier.Flush();
        if (!port.IsDataWired)
        {
            buffer.AsSpan(0, count).Fill(FloatingLine);
        }
    }

    /// <inheritdoc/>
    public void Write(int handle, byte[] buffer, int count)
    {
        _cpu.Charge(Prices.I2sReadUs);
        Find(handle);
        throw _misuse.Add("I2S write on a bus that was opened as Master|Rx: the chip throws ArgumentException, for there is no TX channel");
    }

    private static string Owner(int busId) => $"I2S{busId}";

    private Port Install(int busId, int mode, int bits, int channelFormat, int communicationFormat, int sampleRate, int bufferBytes)
    {
        RequireWorkingSettings(mode, bits, channelFormat, communicationFormat, sampleRate);
        int descriptors = bufferBytes / BytesPerDescriptor;
        if (descriptors is < DescriptorsMin or > DescriptorsMax)
        {
            throw new ArgumentException($"a buffer of {bufferBytes} bytes makes {descriptors} descriptors; the driver takes {DescriptorsMin}..{DescriptorsMax}");
        }

        List<int> pins = RequirePins(busId);
        if (!_pool.TryTake(descriptors * BytesPerDescriptor))
        {
            throw new ArgumentException($"{descriptors} descriptors need {descriptors * BytesPerDescriptor} bytes of DMA-capable memory; {_pool.FreeBytes} are free");
        }

        pins.ForEach(pin => _matrix.TryReserve(pin, Owner(busId)));
        var log = new I2sStreamLog(_cpu.WorldUs, sampleRate, descriptors);
        _streams.Add(log);
        GiveClocks(busId, sampleRate);
        return new Port(log, pins) { IsDataWired = _wiring.AudioPins is not { } wired || wired.Data == _matrix.PinOf(PinFunction.I2sDataIn(busId)) };
    }

    /// <summary>The codec gets what is driven on the pins that it hangs on.</summary>
    private void GiveClocks(int busId, int sampleRate)
    {
        int masterClock = _matrix.PinOf(PinFunction.I2sMasterClock(busId));
        AudioPins driven = new(masterClock, _matrix.PinOf(PinFunction.I2sBitClock(busId)), _matrix.PinOf(PinFunction.I2sWordSelect(busId)), -1);
        AudioPins wired = _wiring.AudioPins ?? driven;
        if (wired.BitClock == driven.BitClock && wired.WordSelect == driven.WordSelect)
        {
            _wiring.Clocks?.ClocksBegin(_cpu.WorldUs, sampleRate, _wiring.ImageHasMasterClock && masterClock >= 0 && wired.MasterClock == masterClock);
        }
    }

    private void RequireWorkingSettings(int mode, int bits, int channelFormat, int communicationFormat, int sampleRate)
    {
        if (mode != ModeMasterRx)
        {
            throw _misuse.Add($"I2S mode {mode}: the chip would connect data-in only for Master|Rx (9), so Read would wait for ever or give silence");
        }

        if (bits != Bits16)
        {
            throw _misuse.Add($"I2S with {bits} bits: the chip would leave a part of the buffer unwritten (24) or its order is not modelled (8, 32)");
        }

        if (channelFormat != FormatRightLeft)
        {
            throw _misuse.Add($"I2S channel format {channelFormat}: the chip would throw away every other sample or double its DMA memory; only RightLeft is right in today's driver");
        }

        if (communicationFormat != FormatI2s)
        {
            throw _misuse.Add($"I2S communication format {communicationFormat}: the codec sends I2S format (1), so the chip would take every sample shifted by a bit");
        }

        if (sampleRate is < 8_000 or > 96_000)
        {
            throw _misuse.Add($"I2S at {sampleRate} frames per second: the codec runs at 8,000 to 96,000, so the chip would read noise");
        }
    }

    private List<int> RequirePins(int busId)
    {
        int masterClock = _matrix.PinOf(PinFunction.I2sMasterClock(busId));
        if (masterClock is not (-1 or 0))
        {
            throw _misuse.Add($"I2S{busId} MCK on GPIO{masterClock}: the ESP32 has it on GPIO0 (1 and 3 are the debugger's); the chip would silently leave BCK, WS and data-in unconnected");
        }

        int bitClock = _matrix.PinOf(PinFunction.I2sBitClock(busId));
        int wordSelect = _matrix.PinOf(PinFunction.I2sWordSelect(busId));
        int dataIn = _matrix.PinOf(PinFunction.I2sDataIn(busId));
        bool isMapped = PinMatrix.Exists(bitClock) && PinMatrix.Exists(wordSelect) && PinMatrix.Exists(dataIn);
        if (!isMapped || PinMatrix.IsInputOnly(bitClock) || PinMatrix.IsInputOnly(wordSelect))
        {
            throw _misuse.Add($"I2S{busId} with BCK {bitClock}, WS {wordSelect}, data-in {dataIn}: the chip would not complain, send no clocks and read silence");
        }

        List<int> pins = masterClock < 0 ? [bitClock, wordSelect, dataIn] : [masterClock, bitClock, wordSelect, dataIn];
        int taken = pins.Find(pin => _matrix.OwnerOf(pin) is not null);
        bool isTaken = pins.Exists(pin => _matrix.OwnerOf(pin) is not null);
        return isTaken ? throw _misuse.Add($"I2S{busId} on GPIO{taken}, which {_matrix.OwnerOf(taken)} has: the chip would not check it, and both would drive the pin") : pins;
    }

    private Port Find(int handle) =>
        _busOfHandle.TryGetValue(handle, out int busId) ? _ports[busId]! : throw _misuse.Add("I2S call on a closed device: the chip would use a driver that is gone");

    private void ReadPiece(Port port, int frames, ref Copier copier)
    {
        while (frames > 0)
        {
            if (port.HeldOffset == FramesPerDescriptor)
            {
                TakeDescriptor(port);
            }

            int part = Math.Min(frames, FramesPerDescriptor - port.HeldOffset);
            CopyPart(port, part, ref copier);
            port.HeldOffset += part;
            frames -= part;
        }
    }

    private void TakeDescriptor(Port port)
    {
        while (port.CompletedAt(_cpu.WorldUs) <= port.NextInQueue)
        {
            _cpu.BlockAllUntil(port.CompleteUs(port.NextInQueue));
        }

        long oldest = port.CompletedAt(_cpu.WorldUs) - (port.Log.Descriptors - 1);
        if (oldest > port.NextInQueue)
        {
            port.Log.AddDrop(port.NextInQueue * FramesPerDescriptor, (oldest - port.NextInQueue) * FramesPerDescriptor);
            port.NextInQueue = oldest;
        }

        port.Held = port.NextInQueue++;
        port.HeldOffset = 0;
    }

    /// <summary>Copies slots of the held descriptor as they are at this instant: those that DMA has passed again are whole laps newer.</summary>
    private void CopyPart(Port port, int frames, ref Copier copier)
    {
        long lapFrames = (long)port.Log.Descriptors * FramesPerDescriptor;
        long captured = port.FramesAt(_cpu.WorldUs);
        long first = (port.Held * FramesPerDescriptor) + port.HeldOffset;
        while (frames > 0)
        {
            long laps = (captured - 1 - first) / lapFrames;
            long beyond = captured - (first + (laps * lapFrames));
            int same = (int)Math.Min(frames, beyond);
            copier.Add(first + (laps * lapFrames), same);
            port.Log.MixedPieces += laps > 0 ? 1 : 0;
            first += same;
            frames -= same;
        }
    }

    private sealed class Port(I2sStreamLog log, List<int> pins)
    {
        public I2sStreamLog Log { get; } = log;

        public List<int> Pins { get; } = pins;

        public bool IsDataWired { get; init; } = true;

        public int Users { get; set; }

        /// <summary>The oldest descriptor that the reader has not taken, as counted since the stream's start.</summary>
        public long NextInQueue { get; set; }

        public long Held { get; set; } = -1;

        public int HeldOffset { get; set; } = FramesPerDescriptor;

        public long FramesAt(long worldUs) => (worldUs - Log.StartUs) * Log.SampleRate / 1_000_000;

        public long CompletedAt(long worldUs) => FramesAt(worldUs) / FramesPerDescriptor;

        public long CompleteUs(long descriptor) =>
            Log.StartUs + ((((descriptor + 1) * FramesPerDescriptor * 1_000_000) + Log.SampleRate - 1) / Log.SampleRate);
    }

    /// <summary>Joins pieces that continue each other, so that the source is asked once for an ordinary block.</summary>
    private struct Copier(IAudioSource audio, I2sStreamLog log, byte[] buffer)
    {
        private long _first;
        private int _frames;
        private int _doneFrames;

        public void Add(long firstStream, int frames)
        {
            if (_frames > 0 && firstStream != _first + _frames)
            {
                Flush();
            }

            _first = _frames == 0 ? firstStream : _first;
            _frames += frames;
        }

        public void Flush()
        {
            if (_frames == 0)
            {
                return;
            }

            Span<byte> target = buffer.AsSpan(_doneFrames * BytesPerFrame, _frames * BytesPerFrame);
            audio.Read(log.StartUs, _first, log.SampleRate, target);
            log.AddRun(_first, _frames);
            _doneFrames += _frames;
            _frames = 0;
        }
    }
}
