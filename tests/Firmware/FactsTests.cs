// SPDX-License-Identifier: MIT
using System.Text.Json;
using HushTap.Core;
using HushTap.Core.Gate;
using HushTap.Core.Settings;
using HushTap.Firmware.Tests.Variants;
using Xunit;

namespace HushTap.Firmware.Tests;

/// <summary>What notices and receipts tell people, against the firmware's own constants.</summary>
public class FactsTests
{
    private static readonly JsonElement Facts = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(FirmwareVariant.RepositoryRoot, "hardware", "design", "facts.json"))).RootElement;

    [Fact]
    public void The_seconds_that_audio_may_be_in_memory_are_the_ring_and_the_dma_ring_rounded_up() =>
        Assert.Equal((Limits.AudioInRamMsMax + 999) / 1000, Facts.GetProperty("ramSecondsMax").GetInt32());

    [Fact]
    public void The_retention_told_is_that_of_the_settings() =>
        Assert.Equal(new DeviceSettings(new SettingsTable()).Get(SettingsTable.RetentionDays), Facts.GetProperty("retentionDaysFactory").GetInt32());

    [Fact]
    public void The_factory_margins_told_are_those_of_the_settings()
    {
        var factory = new DeviceSettings(new SettingsTable());
        Assert.Equal(factory.LeadMs(SenseRole.HoldLamp), Facts.GetProperty("leadMsFactory").GetInt32());
        Assert.Equal(factory.Get(SettingsTable.HoldLampLagMs), Facts.GetProperty("lagMsFactory").GetInt32());
        Assert.Equal(factory.Get(SettingsTable.HoldLampDarkMs), Facts.GetProperty("darkMsFactory").GetInt32());
    }
}
