// SPDX-License-Identifier: MIT
extern alias nano;

using System.Globalization;
using System.Text;
using HushTap.Chip;
using nano::HushTap.Nano;

namespace HushTap.Simulator.Tests;

/// <summary>A recorder that knows the truth instead of sensing it: what it does right or wrong is up to the test.</summary>
internal sealed class FakeRecorder
{
    public const int BlockFrames = 256;

    public static readonly Wiring Wiring = new() { HoldLamp = [33], MuteLamp = [32], HoldKey = [39], Hook = [27] };

    private readonly WorldSpec _spec;
    private readonly List<byte> _segment = [];
    private readonly byte[] _block = new byte[BlockFrames * 4];
    private IChip _chip = null!;
    private string _folder = "";
    private int _segments;
    private int _line;
    private long _stretchFirst;

    public FakeRecorder(WorldSpec spec)
    {
        _spec = spec;
        Keep = IsAllowed;
    }

    /// <summary>Whether a block is kept, by its first and last frame; by default exactly when no frame of it is forbidden.</summary>
    public Func<long, long, bool> Keep { get; init; }

    /// <summary>Does something more with a block that was read: chip, folder, bytes, first frame.</summary>
    public Action<IChip, string, byte[], long>? Also { get; init; }

    public static void Append(IChip chip, string path, byte[] bytes)
    {
        int file = chip.Files.Open(path, CardBench.Append, CardBench.ReadWrite);
        chip.Files.Write(file, bytes, 0, bytes.Length);
        chip.Files.Close(file);
    }

    /// <summary>One boot: starts from nothing each time.</summary>
    public void Main()
    {
        _chip = Chip.Chip.Current;
        (_segments, _line, _stretchFirst) = (0, 0, 0);
        _segment.Clear();
        int stream = OpenStream();
        long first = _spec.Clock.FrameAt(((VirtualCpu)(object)Kernel.Current).WorldUs);
        _chip.Files.Mount(0, true, 1);
        BeginFolder();
        for (long read = 0; ; read += BlockFrames)
        {
            _chip.I2s.Read(stream, _block, _block.Length);
            Take(read, first + read);
            Also?.Invoke(_chip, _folder, _block, first + read);
        }
    }

    public bool IsAllowed(long first, long last) =>
        _spec.Truth.OffHook.Any(o => first >= o.Start && last < o.End)
        && !_spec.Truth.Hold.Concat(_spec.Truth.Mute).Any(h => last >= h.Start && first < h.End);

    private int OpenStream()
    {
        _chip.System.SetPinFunction(5, PinFunction.I2sBitClock(1));
        _chip.System.SetPinFunction(25, PinFunction.I2sWordSelect(1));
        _chip.System.SetPinFunction(35, PinFunction.I2sDataIn(1));
        return _chip.I2s.Open(1, 9, 16, 0, 1, _spec.SampleRate, 98_304);
    }

    private void BeginFolder()
    {
        int number = _chip.Files.DirectoryExists("D:\\HUSHTAP") ? _chip.Files.GetDirectories("D:\\HUSHTAP").Length + 1 : 1;
        _folder = string.Create(CultureInfo.InvariantCulture, $"D:\\HUSHTAP\\{number:D5}");
        _chip.Files.CreateDirectory(_folder);
        int file = _chip.Files.Open(_folder + "\\JOURNAL.TXT", CardBench.CreateNew, CardBench.ReadWrite);
        _chip.Files.Close(file);
    }

    private void Take(long read, long first)
    {
        // The fake's idea of the first frame may be one off: it cannot know at what fraction of a frame the stream began.
        bool keep = Keep(first - 2, first + BlockFrames + 2);
        if (keep && _segment.Count == 0)
        {
            EndWithheld(read);
        }
        else if (!keep && _segment.Count > 0)
        {
            EndSegment(read);
        }

        if (keep)
        {
            _segment.AddRange(_block);
        }
        else if (read - _stretchFirst >= _spec.SampleRate)
        {
            EndWithheld(read);
        }
    }

    private void EndWithheld(long read)
    {
        if (read > _stretchFirst)
        {
            Note($"withheld first={_stretchFirst} frames={read - _stretchFirst} reason=told");
            _stretchFirst = read;
        }
    }

    private void EndSegment(long read)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"00001-{++_segments:D3}-UNSET.WAV");
        Note($"segment file={name} first={_stretchFirst}");
        int file = _chip.Files.Open(_folder + "\\" + name, CardBench.CreateNew, CardBench.ReadWrite);
        byte[] wav = HandMadeCard.MakeWav([.. _segment]);
        _chip.Files.Write(file, wav, 0, wav.Length);
        _chip.Files.Close(file);
        Note($"segment-end file={name} first={_stretchFirst} frames={_segment.Count / 4} reason=told");
        _segment.Clear();
        _stretchFirst = read;
    }

    private void Note(string text) =>
        Append(_chip, _folder + "\\JOURNAL.TXT", Encoding.ASCII.GetBytes($"{_line++} {_chip.System.GetTickCountMs()} - {text}\n"));
}
