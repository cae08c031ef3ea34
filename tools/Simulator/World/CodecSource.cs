// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Puts the call's audio on the I2S data line, sample for sample where the codec is set up.</summary>
internal sealed class CodecSource(CodecAudio audio, CallClock clock, CodecModel? codec, ITrace? trace) : IAudioSource
{
    private long _reportUs;

    /// <summary>Tells the time of a read, for the trace; set by the world for each boot.</summary>
    public Func<long> NowUs { get; set; } = () => 0;

    /// <summary>Told the world's time now and then.</summary>
    public Action<long>? Passed { get; set; }

    public void Read(long streamStartUs, long firstFrame, int sampleRate, Span<byte> stereo16)
    {
        trace?.Add(new TraceEvent(NowUs(), TraceKind.Read, "i2s", firstFrame, stereo16.Length / 4));
        if (Passed is not null && NowUs() >= _reportUs)
        {
            _reportUs = NowUs() + 1_000_000;
            Passed(NowUs());
        }

        if (sampleRate == clock.SampleRate)
        {
            audio.Fill(clock.FrameAt(streamStartUs, firstFrame, sampleRate), stereo16);
        }
        else
        {
            FillStretched(streamStartUs, firstFrame, sampleRate, stereo16);
        }

        codec?.Shape(streamStartUs, firstFrame, sampleRate, stereo16);
    }

    private void FillStretched(long streamStartUs, long firstFrame, int sampleRate, Span<byte> stereo16)
    {
        for (int i = 0; i < stereo16.Length / 4; i++)
        {
            audio.Fill(clock.FrameAt(streamStartUs, firstFrame + i, sampleRate), stereo16.Slice(i * 4, 4));
        }
    }
}
