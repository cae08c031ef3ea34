// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Text.RegularExpressions;
using HushTap.Core;
using HushTap.Firmware.Tests.Variants;
using Xunit;

namespace HushTap.Firmware.Tests;

/// <summary>A user who counts flashes and looks them up in README's table finds the pattern that the firmware shows.</summary>
public partial class StatusLedTests
{
    private static readonly string[] s_numbers = ["no", "one", "two", "three", "four", "five", "six"];

    [Fact]
    public void Readme_describes_each_pattern_that_the_firmware_shows_and_no_other()
    {
        var shown = typeof(StatusPattern).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral)
            .Select(f => Words((int)f.GetRawConstantValue()!)).Order();
        string readme = File.ReadAllText(Path.Combine(FirmwareVariant.RepositoryRoot, "README.md"));
        string table = readme[readme.IndexOf("| LED | meaning |", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("\n\n", StringComparison.Ordinal)];
        Assert.Equal(shown, Rows().Matches(table).Select(row => row.Groups[1].Value.Trim()).Where(w => w is not "LED" && w[0] != '-').Order());
    }

    [Fact]
    public void A_turn_of_the_pattern_takes_two_seconds() => Assert.InRange(32 * Limits.BlockMs, 1950, 2100);

    [Theory]
    [InlineData(RecorderState.Armed, "one short flash every two seconds")]
    [InlineData(RecorderState.Recording, "steady")]
    [InlineData(RecorderState.Withholding, "one second on, one second off")]
    [InlineData(RecorderState.CardTrouble, "four flashes a second")]
    public void The_led_tells_the_state(RecorderState state, string words) => Assert.Equal(words, Words(StatusPattern.Of(state, RecordInhibit.None)));

    /// <summary>What a person sees who counts.</summary>
    private static string Words(int pattern)
    {
        int lit = Enumerable.Range(0, 32).Count(i => StatusPattern.IsLit(pattern, i));
        int flashes = Enumerable.Range(0, 32).Count(i => StatusPattern.IsLit(pattern, i) && !StatusPattern.IsLit(pattern, i + 31));
        return lit switch
        {
            0 => "dark",
            32 => "steady",
            16 when flashes == 1 => "one second on, one second off",
            _ when flashes == 8 => "four flashes a second",
            _ => $"{s_numbers[flashes]} short flash{(flashes > 1 ? "es" : string.Empty)} every two seconds",
        };
    }

    [GeneratedRegex(@"^\| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
