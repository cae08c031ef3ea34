// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using HushTap.Firmware.Tests.Variants;
using Xunit;

namespace HushTap.Firmware.Tests.Boards;

/// <summary>Pin numbers stand in the generated table and nowhere else in the firmware.</summary>
public partial class PinNumberTests
{
    [Fact]
    public void No_pin_number_stands_outside_the_generated_table()
    {
        string folder = Path.Combine(FirmwareVariant.RepositoryRoot, "firmware");
        string[] files = [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith("Pins.g.cs", StringComparison.Ordinal) && !f.Contains("/obj/") && !f.Contains("\\obj\\"))];
        Assert.True(files.Length > 100, "the firmware's sources were not found");
        Assert.Empty(files.SelectMany(f => NumbersIn(File.ReadAllText(f)).Select(n => $"{Path.GetRelativePath(folder, f)}: {n}")));
    }

    [Theory]
    [InlineData("controller.OpenPin(22, PinMode.Output)")]
    [InlineData("Configuration.SetPinFunction(18, DeviceFunction.I2C1_DATA)")]
    [InlineData("new GpioPulseCounter( 33 )")]
    [InlineData("pins.StatusLed = 22;")]
    [InlineData("Gpio.IO22")]
    public void A_pin_number_is_seen(string code) => Assert.NotEmpty(NumbersIn(code));

    private static IEnumerable<string> NumbersIn(string code) =>
        Number().Matches(Comment().Replace(code, string.Empty)).Select(m => m.Value).Where(m => !m.EndsWith("-1", StringComparison.Ordinal));

    [GeneratedRegex(@"(OpenPin|ClosePin|SetPinFunction|GpioPulseCounter|SetPinMode|IsPinModeSupported)\(\s*\d+|pins\.\w+ = -?\d+|Gpio\.IO\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();
}
