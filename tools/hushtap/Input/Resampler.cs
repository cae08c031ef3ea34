// SPDX-License-Identifier: MIT
using NAudio.Dsp;

namespace HushTap.Cli.Input;

/// <summary>Gives interleaved samples at another rate, aligned with the source in time.</summary>
/// <param name="source">Fills a block with the next samples; zeros past the end.</param>
/// <param name="channels">Samples per frame.</param>
/// <param name="sourceRate">Frames per second of the source.</param>
/// <param name="targetRate">Frames per second wanted.</param>
public sealed class Resampler(Action<Span<float>> source, int channels, int sourceRate, int targetRate)
{
    private const int SourceBlockFrames = 4096;
    private const int SincTapsMin = 128;
    private const int SincTapsPerStep = 32;
    private const int SincPhases = 32;
    private const int SlackFrames = 256;

    private readonly WdlResampler? _engine = sourceRate == targetRate ? null : CreateEngine(sourceRate, targetRate);
    private readonly float[] _block = new float[channels * ((int)((long)SourceBlockFrames * Math.Max(targetRate, sourceRate) / sourceRate) + SlackFrames)];

    /// <summary>How many frames a source of a given length gives.</summary>
    /// <param name="sourceFrames">Length of the source.</param>
    /// <param name="sourceRate">Frames per second of the source.</param>
    /// <param name="targetRate">Frames per second wanted.</param>
    /// <returns>The nearest whole number, at least 1.</returns>
    public static long TargetFrames(long sourceFrames, int sourceRate, int targetRate) =>
        Math.Max(1, ((sourceFrames * targetRate) + (sourceRate / 2)) / sourceRate);

    /// <summary>Gives the next block.</summary>
    /// <returns>Whole frames, valid until the next call; may be empty while the filter fills.</returns>
    public ReadOnlySpan<float> Next()
    {
        if (_engine is null)
        {
            Span<float> block = _block.AsSpan(0, SourceBlockFrames * channels);
            source(block);
            return block;
        }

        int wanted = _engine.ResamplePrepare(SourceBlockFrames, channels, out Span<float> input);
        source(input[..(wanted * channels)]);
        int made = _engine.ResampleOut(_block, wanted, _block.Length / channels, channels);
        return _block.AsSpan(0, made * channels);
    }

    private static WdlResampler CreateEngine(int sourceRate, int targetRate)
    {
        // Going down, the filter must be longer by as much as its band is narrower.
        int taps = Math.Max(SincTapsMin, SincTapsPerStep * (sourceRate / targetRate));
        WdlResampler engine = new();
        engine.SetMode(interp: true, filtercnt: 0, sinc: true, taps, SincPhases);
        engine.SetFeedMode(true);
        engine.SetRates(sourceRate, targetRate);
        return engine;
    }
}
