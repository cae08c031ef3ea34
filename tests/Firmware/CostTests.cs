// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.RegularExpressions;
using HushTap.IlMeter;
using Xunit;

namespace HushTap.Firmware.Tests;

/// <summary>What the firmware costs the interpreter, counted by the instrumented assemblies, against the table in firmware/README.md.</summary>
public partial class CostTests
{
    private static readonly Lazy<CostRun> Run = new(() => new CostRun());

    public static TheoryData<Activity, int> Rows()
    {
        var data = new TheoryData<Activity, int>();
        foreach (var activity in Enum.GetValues<Activity>())
        {
            data.Add(activity, 8000);
            data.Add(activity, 16000);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_second_of_audio_costs_no_more_than_five_percent_above_the_documented_number(Activity activity, int sampleRate)
    {
        double documented = Documented(activity, sampleRate);
        double measured = Run.Value.Measure(activity, sampleRate).InstructionsPerSecond;
        Assert.InRange(measured, documented * 0.8, documented * 1.05);
    }

    private static double Documented(Activity activity, int sampleRate)
    {
        string readme = File.ReadAllText(Path.Combine(Variants.FirmwareVariant.RepositoryRoot, "firmware", "README.md"));
        var row = Row().Matches(readme).SingleOrDefault(m =>
            m.Groups["activity"].Value == activity.ToString().ToLowerInvariant() && m.Groups["rate"].Value == sampleRate.ToString(CultureInfo.InvariantCulture));
        Assert.True(row is not null, $"firmware/README.md has no row for {activity} at {sampleRate}; run: dotnet run --project tools/IlMeter");
        return double.Parse(row!.Groups["cost"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^\| (?<activity>\w+) \| (?<rate>\d+) \| (?<cost>\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
