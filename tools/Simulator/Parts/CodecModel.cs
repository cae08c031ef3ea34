// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace HushTap.Simulator;

/// <summary>A codec: its registers decide, at each instant, what becomes of the sound on its way to the I2S data line.</summary>
public abstract class CodecModel : BoardPart, ICodecClocks
{
    private readonly List<(long FromUs, CodecOutput Output)> _outputs = [(0, CodecOutput.Silent)];

    /// <summary>Gets frames per second of the clocks; 0 while there are none.</summary>
    protected int SampleRate { get; private set; }

    /// <summary>Gets whether the master clock comes.</summary>
    protected bool HasMasterClock { get; private set; }

    /// <summary>Makes the model of a board's codec.</summary>
    /// <param name="kind">Which.</param>
    public static CodecModel Of(CodecKind kind) => kind == CodecKind.Es8388 ? new Es8388Model() : new Pcm1862Model();

    /// <summary>Gets its address on bus 1.</summary>
    public abstract int Address { get; }

    /// <inheritdoc/>
    public void ClocksBegin(long worldUs, int sampleRate, bool hasMasterClock)
    {
        SampleRate = sampleRate;
        HasMasterClock = hasMasterClock;
        Update(OnClocks(worldUs));
    }

    /// <inheritdoc/>
    public void ClocksEnd(long worldUs)
    {
        SampleRate = 0;
        HasMasterClock = false;
        OnClocks(worldUs);
        Mark(worldUs, CodecOutput.Silent);
    }

    /// <summary>Makes of the sound what the codec made of it when it was captured.</summary>
    /// <param name="streamStartUs">World time of stream frame 0.</param>
    /// <param name="firstFrame">Stream frame of the first one.</param>
    /// <param name="sampleRate">Frames per second.</param>
    /// <param name="stereo16">The sound.</param>
    public void Shape(long streamStartUs, long firstFrame, int sampleRate, Span<byte> stereo16)
    {
        (long fromUs, CodecOutput last) = _outputs[^1];
        if (last == CodecOutput.Stereo && streamStartUs + (firstFrame * 1_000_000 / sampleRate) >= fromUs)
        {
            return;
        }

        Span<short> samples = MemoryMarshal.Cast<byte, short>(stereo16);
        for (int i = 0; i < samples.Length / 2; i++)
        {
            Shape(OutputAt(streamStartUs + ((firstFrame + i) * 1_000_000 / sampleRate)), ref samples[i * 2], ref samples[(i * 2) + 1]);
        }
    }

    /// <summary>Gets what it did at an instant.</summary>
    /// <param name="worldUs">World time.</param>
    public CodecOutput OutputAt(long worldUs)
    {
        int i = _outputs.Count - 1;
        while (i > 0 && _outputs[i].FromUs > worldUs)
        {
            i--;
        }

        return _outputs[i].Output;
    }

    /// <summary>Decides by registers and clocks.</summary>
    protected abstract CodecOutput Decide();

    /// <summary>Clocks have come or gone.</summary>
    /// <param name="worldUs">World time.</param>
    /// <returns>World time from which they count.</returns>
    protected virtual long OnClocks(long worldUs) => worldUs;

    /// <summary>Call after every change.</summary>
    /// <param name="fromUs">World time from which it holds.</param>
    protected void Update(long fromUs) => Mark(fromUs, Decide());

    /// <summary>Notes what it does from an instant on; what was noted for later is void.</summary>
    /// <param name="fromUs">World time.</param>
    /// <param name="now">What it does.</param>
    protected void Mark(long fromUs, CodecOutput now)
    {
        while (_outputs.Count > 1 && _outputs[^1].FromUs >= fromUs)
        {
            _outputs.RemoveAt(_outputs.Count - 1);
        }

        if (now != _outputs[^1].Output)
        {
            _outputs.Add((fromUs, now));
        }
    }

    private static void Shape(CodecOutput output, ref short left, ref short right)
    {
        (left, right) = output switch
        {
            CodecOutput.Stereo => (left, right),
            CodecOutput.Swapped => (right, left),
            CodecOutput.LeftTwice => (left, left),
            CodecOutput.RightTwice => (right, right),
            CodecOutput.Mixed => ((short)((left - right) / 2), (short)((left - right) / 2)),
            CodecOutput.Shifted => ((short)(left << 1), (short)(right << 1)),
            CodecOutput.WrongLevel => ((short)(left / 2), (short)(right / 2)),
            CodecOutput.Stuck => ((short)-1, (short)-1),
            _ => ((short)0, (short)0),
        };
    }
}
