// SPDX-License-Identifier: MIT
using HushTap.Cli.Input;
using HushTap.Simulator;

namespace HushTap.Cli.Tests;

public class OptionTextTests
{
    [Fact]
    public void A_lamp_is_steady_or_flashes()
    {
        Assert.Equal(new LampSpec(0, 0, 120), OptionText.Lamp("steady", 120));
        Assert.Equal(new LampSpec(250, 1500, 0), OptionText.Lamp("flash:250/1500", 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Steady")]
    [InlineData("flash")]
    [InlineData("flash:500")]
    [InlineData("flash:0/500")]
    [InlineData("flash:500/0")]
    [InlineData("flash:500/500/500")]
    [InlineData("flash:-1/500")]
    [InlineData("flash:60001/500")]
    [InlineData("flash:1.5/500")]
    public void Anything_else_is_no_lamp(string text) =>
        Assert.Contains("is no lamp", Assert.Throws<CliException>(() => OptionText.Lamp(text, 0)).Message);

    [Theory]
    [InlineData("4194304", 4_194_304)]
    [InlineData("4096K", 4_194_304)]
    [InlineData("512m", 536_870_912)]
    [InlineData("4G", 4_294_967_296)]
    [InlineData("2048G", 2_199_023_255_552)]
    public void A_card_has_a_size(string text, long expected) => Assert.Equal(expected, OptionText.CardBytes(text));

    [Theory]
    [InlineData("")]
    [InlineData("G")]
    [InlineData("4194303")]
    [InlineData("64K")]
    [InlineData("2049G")]
    [InlineData("99999999999999999999")]
    [InlineData("-4G")]
    [InlineData("4T")]
    public void Anything_else_is_no_size_of_a_card(string text) =>
        Assert.Contains("is no size of a card", Assert.Throws<CliException>(() => OptionText.CardBytes(text)).Message);

    [Theory]
    [InlineData("freeze@1.5:300", FaultKind.Freeze, 1.5, 300)]
    [InlineData("stall@0:1", FaultKind.Stall, 0, 1)]
    [InlineData("powercut@12", FaultKind.PowerCut, 12, 0)]
    [InlineData("cardout@2", FaultKind.CardOut, 2, 0)]
    [InlineData("cardin@3", FaultKind.CardIn, 3, 0)]
    [InlineData("wirebreak@4.25", FaultKind.WireBreak, 4.25, 0)]
    [InlineData("wirefix@5", FaultKind.WireFix, 5, 0)]
    public void A_fault_has_a_kind_a_time_and_where_it_needs_one_a_value(string text, FaultKind kind, double seconds, int valueMs) =>
        Assert.Equal(new Fault(kind, seconds, valueMs), FaultText.Parse(text));

    [Fact]
    public void Every_kind_of_fault_can_be_said() =>
        Assert.All(Enum.GetNames<FaultKind>(), name => Assert.Contains(name.ToLowerInvariant() + "@S", FaultText.Kinds));

    [Theory]
    [InlineData("flood@3", "is of the unknown kind 'flood'")]
    [InlineData("Freeze@3:1", "is of the unknown kind 'Freeze'")]
    [InlineData("", "is of the unknown kind ''")]
    [InlineData("freeze", "does not say when")]
    [InlineData("freeze@", "does not say when")]
    [InlineData("freeze@-1:5", "does not say when")]
    [InlineData("freeze@x:5", "does not say when")]
    [InlineData("freeze@1e9:5", "does not say when")]
    [InlineData("freeze@1", "does not say how long")]
    [InlineData("stall@1:0", "does not say how long")]
    [InlineData("stall@1:2:3", "does not say how long")]
    [InlineData("powercut@1:500", "has a value, but powercut takes none")]
    public void Anything_else_is_no_fault(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<CliException>(() => FaultText.Parse(text)).Message);
}
