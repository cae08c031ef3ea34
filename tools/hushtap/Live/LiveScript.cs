// SPDX-License-Identifier: MIT
using System.Globalization;
using HushTap.Cli.Input;
using HushTap.Simulator;

namespace HushTap.Cli.Live;

/// <summary>Reads scripts for a live device: one step a line, <c>[SECONDS] WORD [VALUE]</c>; what follows # is a remark.</summary>
public static class LiveScript
{
    private const long FileBytesMax = 1 << 20;
    private const double SecondsMax = 1_000_000;
    private const int PowerCutMsDefault = 1000;
    private const int ValueMsMax = 600_000;

    private static readonly Dictionary<string, LiveActKind> s_words = new(StringComparer.Ordinal)
    {
        ["lift"] = LiveActKind.Lift,
        ["hang-up"] = LiveActKind.HangUp,
        ["hold"] = LiveActKind.Hold,
        ["resume"] = LiveActKind.Resume,
        ["mute"] = LiveActKind.Mute,
        ["unmute"] = LiveActKind.Unmute,
        ["hold-key"] = LiveActKind.PressHoldKey,
        ["tone-on"] = LiveActKind.ToneOn,
        ["tone-off"] = LiveActKind.ToneOff,
        ["power-cut"] = LiveActKind.PowerCut,
        ["card-out"] = LiveActKind.CardOut,
        ["card-in"] = LiveActKind.CardIn,
        ["card-stall"] = LiveActKind.CardStall,
        ["cut-wire"] = LiveActKind.CutWire,
        ["mend-wire"] = LiveActKind.MendWire,
    };

    /// <summary>Gets the words as a user writes them.</summary>
    public static string Words { get; } = string.Join(", ", s_words.Keys.Append("end").Select(word => word switch
    {
        "power-cut" => "power-cut [MS]",
        "card-stall" => "card-stall MS",
        _ => word,
    }));

    /// <summary>Reads a whole script.</summary>
    /// <param name="path">As typed.</param>
    /// <returns>The steps, in order.</returns>
    /// <exception cref="CliException">A line is no step.</exception>
    public static IReadOnlyList<ScriptStep> Read(string path)
    {
        string[] lines = System.Text.Encoding.UTF8.GetString(InputFile.Read(path, FileBytesMax)).Split('\n');
        List<ScriptStep> steps = [];
        for (int i = 0; i < lines.Length; i++)
        {
            if (Parse(lines[i], $"{path} line {i + 1}") is { } step)
            {
                steps.Add(step);
            }
        }

        return steps;
    }

    /// <summary>Turns labels into steps.</summary>
    /// <param name="truth">The labels over the call.</param>
    /// <param name="sampleRate">Frames per second.</param>
    /// <returns>The steps, in order of time.</returns>
    public static IReadOnlyList<ScriptStep> From(CallTruth truth, int sampleRate)
    {
        List<ScriptStep> steps = [];
        Add(truth.OffHook, LiveActKind.Lift, LiveActKind.HangUp);
        Add(truth.Hold, LiveActKind.Hold, LiveActKind.Resume);
        Add(truth.Mute, LiveActKind.Mute, LiveActKind.Unmute);
        return [.. steps.OrderBy(step => step.AtSeconds)];

        void Add(IReadOnlyList<Stretch> stretches, LiveActKind begin, LiveActKind end)
        {
            foreach (Stretch stretch in stretches)
            {
                steps.Add(new ScriptStep((double)stretch.Start / sampleRate, new LiveAct(begin)));
                steps.Add(new ScriptStep((double)stretch.End / sampleRate, new LiveAct(end)));
            }
        }
    }

    /// <summary>Reads one line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="where">Its place, for errors.</param>
    /// <returns>The step; null for an empty line.</returns>
    /// <exception cref="CliException">It is none.</exception>
    public static ScriptStep? Parse(string line, string where)
    {
        string[] words = line.Split('#')[0].Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return null;
        }

        double? at = null;
        if (double.TryParse(words[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds <= SecondsMax)
        {
            at = seconds;
            words = words[1..];
        }

        if (words is ["end"])
        {
            return new ScriptStep(at, null);
        }

        if (words.Length == 0 || !s_words.TryGetValue(words[0], out LiveActKind kind))
        {
            throw new CliException($"{where} is no step", $"write [SECONDS] and one of: {Words}");
        }

        return new ScriptStep(at, new LiveAct(kind, Value(words, kind, where)));
    }

    private static int Value(string[] words, LiveActKind kind, string where)
    {
        bool takes = kind is LiveActKind.PowerCut or LiveActKind.CardStall;
        if (takes && words.Length == 2 && OptionText.TryWhole(words[1], 1, ValueMsMax, out long ms))
        {
            return (int)ms;
        }

        return words.Length == 1 && kind != LiveActKind.CardStall
            ? PowerCutMsDefault
            : throw new CliException($"{where}: {words[0]} takes {(takes ? "one number of milliseconds" : "nothing behind it")}", $"write one of: {Words}");
    }
}
