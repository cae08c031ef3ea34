// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using HushTap.Simulator;

namespace HushTap.Cli.Output.Plot;

/// <summary>Draws a call: what was said, what the phone showed, and what reached the card.</summary>
public sealed class CallPlot
{
    private const double Left = 118;
    private const double Right = 16;
    private const double Full = 1160;
    private const double WaveHeight = 74;
    private const double LaneHeight = 24;
    private const double Gap = 9;
    private const double BacklogHeight = 46;

    private readonly CallPicture _call;
    private readonly Svg _svg;
    private readonly double _scale;
    private readonly double _bodyTop;
    private readonly double _bodyBottom;
    private double _y;

    private CallPlot(CallPicture call)
    {
        _call = call;
        _scale = (Full - Left - Right) / (call.To - call.From);
        _bodyTop = call.Title.Length > 0 ? 40 : 14;
        _bodyBottom = _bodyTop + BodyHeight(call);
        _svg = new Svg(Full, _bodyBottom + 66, call.Title.Length > 0 ? call.Title : "timeline of a call");
        _y = _bodyTop;
    }

    /// <summary>Draws.</summary>
    /// <param name="call">What to draw.</param>
    /// <returns>An svg element.</returns>
    public static string Draw(CallPicture call) => new CallPlot(call).Draw();

    private static bool HasMute(CallPicture call) => call.Truth.Mute.Count > 0 || call.MuteLit.Count > 0;

    private static bool HasTrouble(CallPicture call) => call.Freezes.Count + call.CardBusy.Count + call.PowerOff.Count > 0;

    private static double BodyHeight(CallPicture call) =>
        (call.Pcm.Length > 0 ? 2 * (WaveHeight + Gap) : 0)
        + ((3 + (HasMute(call) ? 1 : 0) + (HasTrouble(call) ? 1 : 0)) * (LaneHeight + Gap))
        + BacklogHeight;

    private string Draw()
    {
        _svg.Rect(0, 0, _svg.Width, _svg.Height, Colours.Paper);
        _svg.Raw("<defs><pattern id=\"withheld\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#eef1f4\"/><rect width=\"2.4\" height=\"6\" fill=\"#b9c2cc\"/></pattern></defs>");
        if (_call.Title.Length > 0)
        {
            _svg.Text(Left, 25, _call.Title, 16, more: "font-weight=\"600\"");
        }

        Axis();
        Bands();
        Waves();
        Truth();
        Lamp("hold lamp", _call.HoldLit, Colours.Hold);
        if (HasMute(_call))
        {
            Lamp("mute lamp", _call.MuteLit, Colours.Mute);
        }

        Card();
        Trouble();
        Backlog();
        Legend();
        return _svg.ToString();
    }

    private double X(double seconds) => Left + ((Math.Clamp(seconds, _call.From, _call.To) - _call.From) * _scale);

    private double XOfFrame(long frame) => X((double)frame / _call.SampleRate);

    private void Axis()
    {
        double step = Step((_call.To - _call.From) / 12);
        for (double at = Math.Ceiling(_call.From / step) * step; at <= _call.To + 1e-9; at += step)
        {
            _svg.Line(X(at), _bodyTop, X(at), _bodyBottom + 5, Colours.Grid);
            _svg.Text(X(at), _bodyBottom + 19, string.Create(CultureInfo.InvariantCulture, $"{Math.Round(at, 3):0.###} s"), 11, Colours.Pale, "middle");
        }
    }

    private static double Step(double least)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return new[] { 1, 2, 5, 10 }.Select(m => m * power).First(s => s >= least - 1e-12);
    }

    /// <summary>Holds and mutes go through all lanes: what must not be kept.</summary>
    private void Bands()
    {
        foreach (Stretch hold in _call.Truth.Hold)
        {
            Band(hold, Colours.Hold);
        }

        foreach (Stretch mute in _call.Truth.Mute)
        {
            Band(mute, Colours.Mute);
        }
    }

    private void Band(Stretch stretch, string colour)
    {
        double x = XOfFrame(stretch.Start);
        _svg.Rect(x, _bodyTop, XOfFrame(stretch.End) - x, _bodyBottom - _bodyTop, colour, "opacity=\"0.13\"");
        _svg.Line(x, _bodyTop, x, _bodyBottom, colour, 1, "stroke-dasharray=\"3 3\"");
        _svg.Line(XOfFrame(stretch.End), _bodyTop, XOfFrame(stretch.End), _bodyBottom, colour, 1, "stroke-dasharray=\"3 3\"");
    }

    private void Waves()
    {
        if (_call.Pcm.Length == 0)
        {
            return;
        }

        Wave("near end", 0);
        Wave("far end", 1);
    }

    private void Wave(string name, int channel)
    {
        ReadOnlySpan<short> samples = MemoryMarshal.Cast<byte, short>(_call.Pcm.Span);
        double middle = _y + (WaveHeight / 2);
        double loudest = Loudest(samples, channel);
        StringBuilder kept = new();
        StringBuilder dropped = new();
        int columns = (int)(Full - Left - Right) * 2;
        for (int column = 0; column < columns; column++)
        {
            long first = FrameAt(column, columns);
            long end = Math.Max(FrameAt(column + 1, columns), first + 1);
            (double low, double high) = Extremes(samples, channel, first, end);
            StringBuilder path = _call.Ledger[Math.Clamp(first, 0, _call.Ledger.Frames - 1)] == FrameFate.Recorded ? kept : dropped;
            path.Append(CultureInfo.InvariantCulture, $"M{Left + (column / 2.0):0.#} {middle - (high / loudest * WaveHeight / 2) - 0.3:0.#}V{middle - (low / loudest * WaveHeight / 2) + 0.3:0.#}");
        }

        Label(name, WaveHeight);
        _svg.Path(dropped.ToString(), "none", "#b9c2cc", 0.6);
        _svg.Path(kept.ToString(), "none", Colours.Recorded, 0.6);
        _y += WaveHeight + Gap;
    }

    private long FrameAt(int column, int columns) =>
        (long)((_call.From + ((_call.To - _call.From) * column / columns)) * _call.SampleRate);

    private static double Loudest(ReadOnlySpan<short> samples, int channel)
    {
        int loudest = 400;
        for (int i = channel; i < samples.Length; i += 2)
        {
            loudest = Math.Max(loudest, Math.Abs((int)samples[i]));
        }

        return loudest;
    }

    private static (double Low, double High) Extremes(ReadOnlySpan<short> samples, int channel, long first, long end)
    {
        int low = 0;
        int high = 0;
        for (long i = (first * 2) + channel; i < Math.Min(end * 2, samples.Length); i += 2)
        {
            low = Math.Min(low, samples[(int)i]);
            high = Math.Max(high, samples[(int)i]);
        }

        return (low, high);
    }

    private void Truth()
    {
        Label("what happens", LaneHeight);
        _svg.Rect(Left, _y, Full - Left - Right, LaneHeight, Colours.Lane);
        Blocks(_call.Truth.OffHook, Colours.Talk, "talk");
        Blocks(_call.Truth.Hold, Colours.Hold, "on hold");
        Blocks(_call.Truth.Mute, Colours.Mute, "muted", Colours.Paper);
        _y += LaneHeight + Gap;
    }

    private void Blocks(IEnumerable<Stretch> stretches, string fill, string text, string ink = Colours.Ink)
    {
        foreach (Stretch stretch in stretches)
        {
            Block(XOfFrame(stretch.Start), XOfFrame(stretch.End), fill, text, ink);
        }
    }

    private void Block(double from, double to, string fill, string text, string ink, string? more = null)
    {
        _svg.Rect(from, _y, to - from, LaneHeight, fill, more);
        if (to - from > (text.Length * 6.2) + 8)
        {
            _svg.Text((from + to) / 2, _y + 16, text, 11, ink, "middle");
        }
    }

    private void Lamp(string name, IReadOnlyList<(double Start, double End)> lit, string colour)
    {
        Label(name, LaneHeight);
        _svg.Line(Left, _y + LaneHeight - 3, Full - Right, _y + LaneHeight - 3, Colours.Pale, 0.8);
        foreach ((double start, double end) in lit.Where(s => s.End > _call.From && s.Start < _call.To))
        {
            _svg.Rect(X(start), _y + 3, Math.Max(X(end) - X(start), 0.6), LaneHeight - 6, colour);
        }

        _y += LaneHeight + Gap;
    }

    private void Card()
    {
        Label("on the card", LaneHeight);
        _svg.Rect(Left, _y, Full - Left - Right, LaneHeight, Colours.Lane);
        foreach (Stretch withheld in _call.Ledger.Stretches(FrameFate.Withheld))
        {
            Block(XOfFrame(withheld.Start), XOfFrame(withheld.End), "url(#withheld)", "withheld", Colours.Pale);
        }

        Fate(FrameFate.Recorded, Colours.Recorded, "recorded");
        Fate(FrameFate.Gap, Colours.Lost, "gap");
        Fate(FrameFate.PowerCut, Colours.Power, "power cut");
        Fate(FrameFate.Unexplained, "#ff00aa", "unexplained");
        _y += LaneHeight + Gap;
    }

    private void Fate(FrameFate fate, string fill, string text) => Blocks(_call.Ledger.Stretches(fate), fill, text, Colours.Paper);

    private void Trouble()
    {
        if (!HasTrouble(_call))
        {
            return;
        }

        Label("trouble", LaneHeight);
        _svg.Rect(Left, _y, Full - Left - Right, LaneHeight, Colours.Lane);
        Trouble(_call.CardBusy, Colours.Card, "card busy");
        Trouble(_call.Freezes, Colours.Freeze, "frozen");
        Trouble(_call.PowerOff, Colours.Power, "off");
        _y += LaneHeight + Gap;
    }

    private void Trouble(IEnumerable<(double Start, double End)> spans, string fill, string text)
    {
        foreach ((double start, double end) in spans.Where(s => s.End > _call.From && s.Start < _call.To))
        {
            Block(X(start), Math.Max(X(end), X(start) + 1), fill, text, Colours.Paper);
        }
    }

    private void Backlog()
    {
        List<(double At, double Behind)> points = [.. _call.Backlog.Where(p => p.At >= _call.From && p.At <= _call.To)];
        double most = Math.Max(points.Select(p => p.Behind).DefaultIfEmpty().Max(), 0.1);
        Label("audio waiting", BacklogHeight);
        _svg.Rect(Left, _y, Full - Left - Right, BacklogHeight, Colours.Lane);
        _svg.Text(Left - 8, _y + BacklogHeight - 5, string.Create(CultureInfo.InvariantCulture, $"up to {most * 1000:0} ms"), 9.5, Colours.Pale, "end");
        if (points.Count == 0)
        {
            return;
        }

        StringBuilder path = new();
        path.Append(CultureInfo.InvariantCulture, $"M{X(points[0].At):0.#} {_y + BacklogHeight:0.#}");
        foreach ((double at, double behind) in points)
        {
            path.Append(CultureInfo.InvariantCulture, $"L{X(at):0.#} {_y + BacklogHeight - (behind / most * (BacklogHeight - 4)):0.#}");
        }

        path.Append(CultureInfo.InvariantCulture, $"L{X(points[^1].At):0.#} {_y + BacklogHeight:0.#}Z");
        _svg.Path(path.ToString(), "#7f93a8", Colours.Pale, 0.7);
    }

    private void Legend()
    {
        List<(string Fill, string Text)> items =
        [
            (Colours.Recorded, "reached the card"), ("url(#withheld)", "withheld: never written anywhere"), (Colours.Hold, "on hold"),
        ];
        if (HasMute(_call))
        {
            items.Add((Colours.Mute, "muted"));
        }

        if (_call.Freezes.Count > 0)
        {
            items.Add((Colours.Freeze, "device frozen"));
        }

        if (_call.CardBusy.Count > 0)
        {
            items.Add((Colours.Card, "card busy for 0.2 s or more"));
        }

        if (_call.Ledger.Count(FrameFate.Gap) > 0)
        {
            items.Add((Colours.Lost, "lost, and the journal says so"));
        }

        double x = Left;
        foreach ((string fill, string text) in items)
        {
            _svg.Rect(x, _svg.Height - 27, 13, 13, fill, "rx=\"2\"");
            _svg.Text(x + 19, _svg.Height - 16, text, 11.5, Colours.Pale);
            x += 34 + (text.Length * 6.3);
        }
    }

    private void Label(string text, double height) => _svg.Text(Left - 8, _y + (height / 2) + 4, text, 12, Colours.Ink, "end");
}
