// SPDX-License-Identifier: MIT
using System.Globalization;
using HushTap.CardReader;
using HushTap.Simulator;

namespace HushTap.Cli.Input;

/// <summary>Reads the values of options that have a grammar of their own.</summary>
public static class OptionText
{
    private const int LampMsMax = 60_000;
    /// <summary>The device leaves 1 MB free for its journal and begins no recording with less than another; below twice that there is nothing to see.</summary>
    private const long CardBytesMin = 4L << 20;

    private const long CardBytesMax = 2L << 40;

    /// <summary>Reads <c>--lamp</c>: steady, or flash:ON_MS/OFF_MS.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="lagMs">The lamp's lag.</param>
    /// <returns>The lamp.</returns>
    public static LampSpec Lamp(string text, int lagMs)
    {
        if (text == "steady")
        {
            return LampSpec.Steady with { LagMs = lagMs };
        }

        const string Prefix = "flash:";
        string[] parts = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..].Split('/') : [];
        return parts.Length == 2 && TryWhole(parts[0], 1, LampMsMax, out long onMs) && TryWhole(parts[1], 1, LampMsMax, out long offMs)
            ? new LampSpec((int)onMs, (int)offMs, lagMs)
            : throw new CliException(
                $"--lamp '{text}' is no lamp", $"say steady, or flash:ON_MS/OFF_MS with both from 1 to {Text.Number(LampMsMax)}, such as flash:500/500");
    }

    /// <summary>Reads <c>--lamp-lag</c>.</summary>
    /// <param name="text">As typed.</param>
    /// <returns>Milliseconds.</returns>
    public static int LampLagMs(string text) => (int)Whole("--lamp-lag", text, 0, LampMsMax, "milliseconds");

    /// <summary>Reads a moment: yyyy-mm-dd, with Thh:mm or Thh:mm:ss if need be, and Z or an offset; UTC when it has neither.</summary>
    /// <param name="text">As typed; null if not given.</param>
    /// <param name="option">The option.</param>
    /// <param name="isEndOfDay">Whether a date alone means its end.</param>
    /// <returns>The moment, or null.</returns>
    public static DateTimeOffset? Moment(string? text, string option, bool isEndOfDay)
    {
        if (text is null)
        {
            return null;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, Utc, out DateTimeOffset day) && day.Year < DateTimeOffset.MaxValue.Year)
        {
            return isEndOfDay ? day.AddDays(1) : day;
        }

        string[] formats = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];
        return DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, Utc, out DateTimeOffset moment)
            ? moment
            : throw new CliException($"{option} '{text}' is no moment", "say a date such as 2026-07-24, or a time such as 2026-07-24T10:11, in UTC or with an offset such as +02:00");
    }

    /// <summary>Reads <c>--rate</c>.</summary>
    /// <param name="text">As typed; null if not given.</param>
    /// <returns>8000, 16000, or null.</returns>
    public static int? Rate(string? text) => text switch
    {
        null => null,
        "8000" => WavInput.NarrowRate,
        "16000" => WavInput.WideRate,
        _ => throw new CliException($"--rate '{text}' is no rate of the device", "say 8000 or 16000"),
    };

    /// <summary>Reads <c>--cluster</c>.</summary>
    /// <param name="text">As typed.</param>
    /// <returns>A power of two.</returns>
    public static int ClusterBytes(string text) =>
        TryWhole(text, CardText.ClusterBytesMin, CardText.ClusterBytesMax, out long number) && long.IsPow2(number)
            ? (int)number
            : throw new CliException(
                $"--cluster '{text}' is no cluster size", $"say a power of two from {CardText.ClusterBytesMin} to {CardText.ClusterBytesMax}");

    /// <summary>Reads <c>--card-size</c> and the like: bytes, or with K, M or G behind it.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="option">The option's name.</param>
    /// <returns>Bytes.</returns>
    public static long CardBytes(string text, string option = "--card-size")
    {
        int shift = text.Length == 0 ? 0 : char.ToUpperInvariant(text[^1]) switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 };
        string digits = shift == 0 ? text : text[..^1];
        return TryWhole(digits, 1, CardBytesMax >> shift, out long number) && number << shift >= CardBytesMin
            ? number << shift
            : throw new CliException(
                $"{option} '{text}' is no size of a card",
                $"say a number of bytes from {Text.Number(CardBytesMin)} to {Text.Number(CardBytesMax)}, such as 4G");
    }

    /// <summary>Reads <c>--tone</c>.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="sampleRate">Frames per second; a tone must stay well below half of it.</param>
    /// <returns>Hertz.</returns>
    public static int ToneHz(string text, int sampleRate) => (int)Whole("--tone", text, 100, sampleRate * 2 / 5, "hertz");

    /// <summary>Reads <c>--seed</c>.</summary>
    /// <param name="text">As typed.</param>
    /// <returns>The seed.</returns>
    public static ulong Seed(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
        ? seed
        : throw new CliException($"--seed '{text}' is no seed", $"say a whole number from 0 to {ulong.MaxValue}");

    /// <summary>Reads a whole number without sign or separators.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="min">Lowest.</param>
    /// <param name="max">Highest.</param>
    /// <param name="number">The number.</param>
    /// <returns>True if it is one and in range.</returns>
    public static bool TryWhole(string text, long min, long max, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= min && number <= max;

    /// <summary>Reads a whole number that has a default.</summary>
    /// <param name="option">The option's name.</param>
    /// <param name="text">As typed; null if not given.</param>
    /// <param name="fallback">The default.</param>
    /// <param name="min">Lowest.</param>
    /// <param name="max">Highest.</param>
    /// <returns>The number.</returns>
    public static int Whole(string option, string? text, int fallback, int min, int max) => text is null ? fallback
        : TryWhole(text, min, max, out long number) ? (int)number
        : throw new CliException($"{option} '{text}' is out of range", $"say a whole number from {Text.Number(min)} to {Text.Number(max)}");

    /// <summary>Reads a whole number, or says what is wrong with it.</summary>
    /// <param name="option">The option.</param>
    /// <param name="text">As typed.</param>
    /// <param name="min">Lowest.</param>
    /// <param name="max">Highest.</param>
    /// <param name="unit">What is counted, in the plural.</param>
    /// <returns>The number.</returns>
    public static long Whole(string option, string text, long min, long max, string unit) => TryWhole(text, min, max, out long number)
        ? number
        : throw new CliException($"{option} '{text}' is no number of {unit}", $"say a whole number from {Text.Number(min)} to {Text.Number(max)}");
}
