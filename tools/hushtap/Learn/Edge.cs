// SPDX-License-Identifier: MIT
using HushTap.Cli.Input;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Learn;

/// <summary>What the device told of an input: where it stands at the beginning, or that it changed.</summary>
/// <param name="Ms">The device's time.</param>
/// <param name="WithinMs">The change was at most so long before; 0 for a beginning.</param>
/// <param name="Input">The input's name.</param>
/// <param name="Level">True = high: lit, pressed, on-hook, or a cut wire.</param>
/// <param name="IsStart">True for a beginning.</param>
public sealed record Edge(long Ms, int WithinMs, string Input, bool Level, bool IsStart)
{
    /// <summary>Reads a told line.</summary>
    /// <param name="line">What stands behind "! ".</param>
    /// <returns>Null when it is neither.</returns>
    public static Edge? Parse(string line)
    {
        Dictionary<string, string> pairs = Answer.Pairs(line);
        bool isStart = line.StartsWith("level ", StringComparison.Ordinal);
        if ((!isStart && !line.StartsWith("edge ", StringComparison.Ordinal))
            || !pairs.TryGetValue("input", out string? input)
            || !OptionText.TryWhole(pairs.GetValueOrDefault("ms", string.Empty), 0, long.MaxValue, out long ms))
        {
            return null;
        }

        _ = OptionText.TryWhole(pairs.GetValueOrDefault("within-ms", "0"), 0, int.MaxValue, out long within);
        return new Edge(ms, (int)within, input, pairs.GetValueOrDefault("level") == "1", isStart);
    }
}
