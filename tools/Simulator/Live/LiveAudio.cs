// SPDX-License-Identifier: MIT
using System.Buffers.Binary;

namespace HushTap.Simulator;

/// <summary>What is said at a live phone: a call in a loop, or something like talk; and a tone in its place while one is played.</summary>
/// <remarks>Frame 0 is at the beginning of the world. Talk goes on while the handset is down, during hold and during mute: what must not be recorded is there to be heard.</remarks>
/// <param name="pcm">The call: stereo, 16-bit little endian; empty for made-up talk.</param>
/// <param name="sampleRate">Frames per second.</param>
/// <param name="toneHz">Frequency of the tone.</param>
internal sealed class LiveAudio(ReadOnlyMemory<byte> pcm, int sampleRate, int toneHz) : CodecAudio
{
    private const int FrameBytes = 4;
    private const double ToneLevel = 8000;
    private const double TalkLevel = 3000;

    private readonly List<(long Frame, bool On)> _tone = [];

    public bool IsTone => _tone.Count > 0 && _tone[^1].On;

    /// <summary>Switches the tone from a frame on; frames must not go back.</summary>
    public void SetTone(long frame, bool on) => _tone.Add((frame, on));

    public override void Fill(long first, Span<byte> stereo16)
    {
        int frames = stereo16.Length / FrameBytes;
        for (int i = 0; i < frames; i++)
        {
            long frame = first + i;
            Span<byte> target = stereo16.Slice(i * FrameBytes, FrameBytes);
            if (IsToneAt(frame))
            {
                short value = (short)(ToneLevel * Math.Sin(2 * Math.PI * (frame * (long)toneHz % sampleRate) / sampleRate));
                Put(target, value, value);
            }
            else if (pcm.IsEmpty)
            {
                Put(target, Talk(frame, 0), Talk(frame, 1));
            }
            else
            {
                long at = ((frame % (pcm.Length / FrameBytes)) + (pcm.Length / FrameBytes)) % (pcm.Length / FrameBytes);
                pcm.Span.Slice((int)at * FrameBytes, FrameBytes).CopyTo(target);
            }
        }
    }

    private static void Put(Span<byte> frame, short left, short right)
    {
        BinaryPrimitives.WriteInt16LittleEndian(frame, left);
        BinaryPrimitives.WriteInt16LittleEndian(frame[2..], right);
    }

    private bool IsToneAt(long frame)
    {
        int i = _tone.Count - 1;
        while (i >= 0 && _tone[i].Frame > frame)
        {
            i--;
        }

        return i >= 0 && _tone[i].On;
    }

    /// <summary>Noise in syllables, the two ends in turn.</summary>
    private short Talk(long frame, int channel)
    {
        long turn = frame / (2 * sampleRate);
        ulong hash = (ulong)((frame * 2) + channel) * 0x9E3779B97F4A7C15;
        double noise = ((hash >> 33) / (double)(1UL << 31)) - 0.5;
        double syllable = Math.Abs(Math.Sin(Math.PI * 4 * frame / sampleRate));
        return (short)(noise * TalkLevel * ((turn & 1) == channel ? syllable : 0.02));
    }
}
