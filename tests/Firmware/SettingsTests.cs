// SPDX-License-Identifier: MIT
using System.Text;
using CsCheck;
using HushTap.Core;
using HushTap.Core.Gate;
using HushTap.Core.Settings;
using HushTap.Core.Text;
using Xunit;

namespace HushTap.Firmware.Tests;

public class SettingsTests
{
    [Fact]
    public void What_is_written_is_read_back() =>
        Gen.Int[0, 20_000].Array[new SettingsTable().Count].Sample(values =>
        {
            var written = new DeviceSettings(new SettingsTable());
            for (int i = 0; i < values.Length; i++)
            {
                written.TrySet(i, values[i]);
            }

            var (file, length) = Write(written, 7);
            var read = new DeviceSettings(new SettingsTable());
            var notes = new SettingsNotes();
            Assert.Equal(SettingsFile.Whole, SettingsText.Read(file, length, read, notes));
            Assert.Equal(7, notes.Generation);
            Assert.Equal(0, notes.BadRecords);
            Assert.All(Enumerable.Range(0, values.Length), i => Assert.Equal(written.Get(i), read.Get(i)));
        });

    [Fact]
    public void One_changed_byte_anywhere_is_noticed_and_changes_no_setting()
    {
        var changed = new DeviceSettings(new SettingsTable());
        changed.TrySet(SettingsTable.HoldLampDarkMs, 333);
        var (file, length) = Write(changed, 1);
        Gen.Select(Gen.Int[0, length - 2], Gen.Byte[1, 255]).Sample((at, xor) =>
        {
            byte[] spoiled = [.. file];
            spoiled[at] ^= xor;
            var read = new DeviceSettings(new SettingsTable());
            if (SettingsText.Read(spoiled, length, read, new SettingsNotes()) == SettingsFile.Whole)
            {
                Assert.Fail($"byte {at} xor {xor} passed the check");
            }

            Assert.Equal(1600, read.Get(SettingsTable.HoldLampDarkMs));
        });
    }

    [Fact]
    public void Any_bytes_at_all_are_refused_without_a_crash() =>
        Gen.Byte.Array[0, 600].Sample(bytes =>
        {
            var settings = new DeviceSettings(new SettingsTable());
            Assert.Equal(SettingsFile.Damaged, SettingsText.Read(bytes, bytes.Length, settings, new SettingsNotes()));
        });

    [Fact]
    public void A_value_out_of_range_and_an_unknown_name_leave_the_factory_values()
    {
        var text = new AsciiBuffer(Limits.SettingsBytesMax);
        text.Append("hushtap-settings 1 generation=2\nhold-lamp.lag-ms=99999\nrecord-hold=1\nmute-lamp.dark-ms=100\n");
        uint crc = Crc32.Of(text.Bytes, 0, text.Length);
        text.Append("crc32=");
        text.AppendHex(crc);
        text.Append('\n');
        var settings = new DeviceSettings(new SettingsTable());
        var notes = new SettingsNotes();
        Assert.Equal(SettingsFile.Whole, SettingsText.Read(text.Bytes, text.Length, settings, notes));
        Assert.Equal(1, notes.BadRecords);
        Assert.Equal("hold-lamp.lag-ms", notes.BadName);
        Assert.Equal("record-hold=1\n", notes.Unknown.ToString());
        Assert.Equal(500, settings.Get(SettingsTable.HoldLampLagMs));
        Assert.Equal(100, settings.Get(SettingsTable.MuteLampDarkMs));
    }

    [Fact]
    public void The_crc_is_the_ieee_one() =>
        Assert.Equal(0xCBF43926u, Crc32.Of(Encoding.ASCII.GetBytes("123456789"), 0, 9));

    [Fact]
    public void Factory_settings_are_safe_for_any_lamp_with_500_ms_of_lag_and_1600_ms_of_dark()
    {
        var factory = new DeviceSettings(new SettingsTable());
        foreach (var lamp in new[] { SenseRole.HoldLamp, SenseRole.MuteLamp })
        {
            Assert.True(factory.Uses(lamp));
            Assert.True(factory.LeadMs(lamp) >= 2100);
            Assert.True(factory.TailMs(lamp) >= 1600);
        }
    }

    private static (byte[] File, int Length) Write(DeviceSettings settings, int generation)
    {
        var text = new AsciiBuffer(Limits.SettingsBytesMax);
        SettingsText.Write(settings, generation, null, text);
        Assert.False(text.IsCut);
        return (text.Bytes, text.Length);
    }
}
