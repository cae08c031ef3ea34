// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using HushTap.Cli.Input;

namespace HushTap.Cli.Check;

/// <summary>Finds a tone of known frequency in a recording.</summary>
/// <remarks>
/// Windows of 32 ms, half overlapping; Goertzel's algorithm gives the share of a window's energy that is the tone. Speech and music at the same pitch
/// spread their energy and stay below the threshold; a tone under a voice of the same loudness is still above it.
/// </remarks>
public static class ToneFinder
{
    private const double WindowSeconds = 0.032;
    private const double ShareMin = 0.4;

    /// <summary>Root mean square of a window, of 32768: below it there is nothing to hear (about −64 dBFS).</summary>
    private const double LevelMin = 20;

    /// <summary>Gaps up to this long belong to the tone: a phone that shook, a word across it.</summary>
    private const double JoinSeconds = 0.25;

    /// <summary>Finds the tone in either channel.</summary>
    /// <param name="audio">The recording.</param>
    /// <param name="hertz">The tone.</param>
    /// <returns>Where it is heard, in order.</returns>
    public static IReadOnlyList<ToneRun> Find(CallAudio audio, double hertz)
    {
        int window = (int)(audio.SampleRate * WindowSeconds);
        int step = window / 2;
        List<ToneRun> runs = [];
        for (long at = 0; at + window <= audio.Frames; at += step)
        {
            if (!HasTone(audio, at, window, 0, hertz) && !HasTone(audio, at, window, 2, hertz))
            {
                continue;
            }

            double start = (double)at / audio.SampleRate;
            double end = start + ((double)window / audio.SampleRate);
            if (runs.Count > 0 && start - (runs[^1].StartSeconds + runs[^1].Seconds) <= JoinSeconds)
            {
                runs[^1] = runs[^1] with { Seconds = end - runs[^1].StartSeconds };
            }
            else
            {
                runs.Add(new ToneRun(start, end - start));
            }
        }

        // One window alone may be a click; a tone fills the next one at least by half.
        return [.. runs.Where(run => run.Seconds > WindowSeconds * 1.25)];
    }

    private static bool HasTone(CallAudio audio, long first, int count, int channelOffset, double hertz)
    {
        ReadOnlySpan<byte> pcm = audio.Pcm.Span.Slice((int)first * CallAudio.FrameBytes, count * CallAudio.FrameBytes);
        double coefficient = 2 * Math.Cos(2 * Math.PI * hertz / audio.SampleRate);
        double before = 0;
        double last = 0;
        double energy = 0;
        for (int i = 0; i < count; i++)
        {
            double sample = BinaryPrimitives.ReadInt16LittleEndian(pcm[((i * CallAudio.FrameBytes) + channelOffset)..]);
            double next = sample + (coefficient * last) - before;
            before = last;
            last = next;
            energy += sample * sample;
        }

        double power = (last * last) + (before * before) - (coefficient * last * before);
        return energy > LevelMin * LevelMin * count && 2 * power / (count * energy) > ShareMin;
    }
}
