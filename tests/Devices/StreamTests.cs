// SPDX-License-Identifier: MIT
namespace HushTap.Devices.Tests;

public sealed class StreamTests
{
    private readonly FakeChip _chip = new();

    [Fact]
    public void A_read_fills_the_span_and_nothing_else() =>
        Assert.Equal("0 0 0 0 1 2 3 4 5 6 7 8 0 0 0 0 ", Probe("ReadsIntoTheMiddle"));

    [Fact]
    public void The_settings_reach_the_driver_with_the_librarys_defaults()
    {
        Probe("ReadsIntoTheMiddle");
        Assert.Equal(["i2s 1 9 16 0 1 8000 32768", "read 8 of 8"], _chip.Notes);
    }

    [Fact]
    public void Half_a_frame_throws_and_says_what_the_chip_would_do() =>
        Assert.Equal(
            "ArgumentException: 6 bytes are no whole number of 4-byte frames: on the chip this Read would write past the span",
            Probe("ReadsHalfAFrame"));

    [Fact]
    public void An_output_cannot_be_read() => Assert.Equal("ArgumentException", Probe("ReadsFromAnOutput"));

    [Fact]
    public void The_scratch_array_is_kept_between_reads_and_a_disposed_device_cannot_be_read()
    {
        Assert.Equal("ObjectDisposedException", Probe("ReadsTwice"));
        Assert.Equal(["read 8 of 8", "read 4 of 8", "read 8 of 8"], _chip.Notes.Skip(1));
    }

    [Fact]
    public void A_running_pulse_counter_keeps_its_polarity()
    {
        Assert.Equal(
            "InvalidOperationException ArgumentException InvalidOperationException 42 ok InvalidOperationException",
            Probe("SetsACounterUpWhileItRuns"));
        Assert.Equal(["counter 4 -1", "count 0 1023", "stop"], _chip.Notes);
        Assert.False(_chip.Reserve(4));
    }

    [Fact]
    public void A_missing_i2c_device_is_a_status()
    {
        Assert.Equal("4 0", Probe("AsksAMissingDevice"));
        Assert.Equal(["i2c 1 16 1", "transfer 1 2"], _chip.Notes);
    }

    private string Probe(string method) => Probing.Run(_chip, "AudioProbe", method);
}
