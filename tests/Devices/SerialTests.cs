// SPDX-License-Identifier: MIT
namespace HushTap.Devices.Tests;

public sealed class SerialTests
{
    private readonly FakeChip _chip = new();

    [Fact]
    public void A_port_has_one_object_until_that_is_disposed() => Assert.Equal("ArgumentException ok", Probe("MakesTwoOfOnePort"));

    [Fact]
    public void A_read_takes_all_it_asked_for_or_times_out_and_takes_nothing() =>
        Assert.Equal("TimeoutException 11 5 h", Probe("WaitsForMoreThanComes"));

    [Fact]
    public void A_line_comes_without_its_end_and_the_rest_stays() => Assert.Equal("hello|world", Probe("ReadsALine"));

    [Fact]
    public void A_closed_port_cannot_be_opened_again() => Assert.Equal("ArgumentException", Probe("OpensAgain"));

    [Fact]
    public void Both_buffer_sizes_are_one_and_set_only_while_closed()
    {
        Assert.Equal("4096 InvalidOperationException", Probe("ChangesTheRing"));
        Assert.Equal(["uart 3 4096", "line 9600 8 0 1"], _chip.Notes.Take(2));
    }

    [Fact]
    public void A_port_that_is_not_open_cannot_be_used() =>
        Assert.Equal("InvalidOperationException InvalidOperationException", Probe("UsesAPortThatIsNotOpen"));

    private string Probe(string method) => Probing.Run(_chip, "SerialProbe", method);
}
