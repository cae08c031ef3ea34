// SPDX-License-Identifier: MIT
using HushTap.HardwareTools;

namespace HushTap.Hardware.Tests;

public sealed class GeneratedFileTests
{
    public static TheoryData<string> Files => [.. Given.Project.Generated.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_generated_file_is_what_its_source_makes(string file) =>
        Assert.Equal(Given.Project.Generated[file], Given.Project.Folder.Text(file));

    [Fact]
    public void The_whole_folder_has_no_finding() => Assert.Empty(Given.Project.Check());

    [Fact]
    public void The_notice_prints_the_facts_and_no_others()
    {
        var facts = Given.Project.Facts with { RamSecondsMax = 77, RetentionDaysFactory = 66 };
        var table = Notice.Table(facts, 2, 2100);
        Assert.Contains("at most 77 s", table, StringComparison.Ordinal);
        Assert.Contains("66 dagen", table, StringComparison.Ordinal);
        Assert.NotEqual(table, Notice.Table(Given.Project.Facts, 2, 2100));
    }

    [Fact]
    public void The_notice_prints_the_margins_in_the_reader_s_own_decimals()
    {
        var table = Notice.Table(Given.Project.Facts with { LeadMsFactory = 2150 }, 2, 2100);
        Assert.Contains("2.15 s", table, StringComparison.Ordinal);
        Assert.Contains("2,15 s", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Factory_lead_is_lag_and_dark_as_the_design_says() =>
        Assert.Equal(Given.Project.Facts.LagMsFactory + Given.Project.Facts.DarkMsFactory, Given.Project.Facts.LeadMsFactory);

    [Fact]
    public void Marks_that_are_missing_are_refused() => Assert.Throws<InvalidDataException>(() => MarkedText.Replace("# nothing here\n", "pins", "x"));

    [Fact]
    public void The_longest_dark_phase_of_the_simulation_is_the_one_of_the_settings() =>
        Assert.Equal(Given.Project.Facts.DarkMsFactory, Given.Project.Values.ByName()["darkMsMax"]);
}
