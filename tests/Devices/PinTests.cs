// SPDX-License-Identifier: MIT
namespace HushTap.Devices.Tests;

public sealed class PinTests
{
    private const int Gpio = 20;
    private const uint Pin4 = 4u << 16;

    private readonly FakeChip _chip = new();

    [Fact]
    public void A_taken_or_absent_pin_cannot_be_opened() =>
        Assert.Equal("InvalidOperationException InvalidOperationException", Probe("OpensATakenPin"));

    [Fact]
    public void Disposing_any_controller_disposes_every_pin_and_leaves_it_listed()
    {
        Assert.Equal("ObjectDisposedException listed yes", Probe("DisposesOneOfTwoControllers"));
        Assert.True(_chip.Reserve(4));
    }

    [Fact]
    public void Subscribing_to_an_output_drives_it_low()
    {
        Assert.Equal("low", Probe("SubscribesToAnOutput"));
        Assert.Equal(["mode 5 3", "events 5 True", "events 5 False"], _chip.Notes);
    }

    [Fact]
    public void Edges_reach_the_pin_until_it_is_disposed()
    {
        int round = 0;
        Action deliver = () => _chip.Sink!.OnNativeEvent(Gpio, Pin4, (uint)round++ & 1, FakeKernel.StartUtcTicks);
        Assert.Equal("4falling ", Probe("HearsEdges", deliver));
        Assert.Equal(2, round);
    }

    [Fact]
    public void A_processor_of_its_own_sees_the_time_that_the_pin_drops()
    {
        Action deliver = () => _chip.Sink!.OnNativeEvent(Gpio, Pin4, 1, FakeKernel.StartUtcTicks + 100_000);
        Assert.Equal("4=1@638000000000100000 ", Probe("TakesTheTimesItself", deliver));
    }

    [Fact]
    public void A_controllers_callback_gets_only_the_edges_it_asked_for()
    {
        Action deliver = () =>
        {
            _chip.Sink!.OnNativeEvent(Gpio, Pin4, 0, FakeKernel.StartUtcTicks);
            _chip.Sink!.OnNativeEvent(Gpio, Pin4, 1, FakeKernel.StartUtcTicks);
        };
        Assert.Equal("1", Probe("FiltersByController", deliver));
    }

    [Fact]
    public void A_custom_event_is_dispatched_at_once_in_the_callers_thread() => Assert.Equal("7/70000", Probe("PostsACustomEvent"));

    [Fact]
    public void Another_chip_knows_nothing_of_the_first_ones_pins()
    {
        Probe("DisposesOneOfTwoControllers");
        Assert.Equal("ObjectDisposedException listed yes", Probing.Run(new FakeChip(), "GpioProbe", "DisposesOneOfTwoControllers"));
    }

    private string Probe(string method, params object?[] arguments) => Probing.Run(_chip, "GpioProbe", method, arguments);
}
