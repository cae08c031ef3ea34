// SPDX-License-Identifier: MIT
namespace HushTap.Devices.Tests;

public sealed class FileTests
{
    private const int Storage = 70;
    private const int ReadOnly = 1;
    private const int WriteOnly = 2;
    private const int Both = 3;

    private readonly FakeChip _chip = new();

    /// <summary>A second opener must share everything itself, and the first must share what the second wants.</summary>
    [Theory]
    [InlineData(0, ReadOnly, 3, "IOException")]
    [InlineData(1, ReadOnly, 3, "ok")]
    [InlineData(1, ReadOnly, 1, "IOException")]
    [InlineData(1, WriteOnly, 3, "IOException")]
    [InlineData(2, WriteOnly, 3, "ok")]
    [InlineData(3, Both, 3, "ok")]
    [InlineData(3, Both, 2, "IOException")]
    public void Sharing_is_decided_by_the_order_of_opening(int firstShare, int secondAccess, int secondShare, string outcome)
    {
        Assert.Equal(outcome, Probe("Shares", firstShare, secondAccess, secondShare));
        Assert.Equal(0, _chip.FakeFiles.OpenHandles);
    }

    [Theory]
    [InlineData(1, Both, false, "0@0")]
    [InlineData(1, Both, true, "IOException 232")]
    [InlineData(2, Both, false, "0@0")]
    [InlineData(2, Both, true, "0@0")]
    [InlineData(3, Both, false, "IOException 226")]
    [InlineData(3, Both, true, "3@0")]
    [InlineData(4, Both, false, "0@0")]
    [InlineData(4, ReadOnly, true, "3@0")]
    [InlineData(5, Both, false, "IOException 226")]
    [InlineData(5, Both, true, "0@0")]
    [InlineData(6, WriteOnly, false, "0@0")]
    [InlineData(6, WriteOnly, true, "3@3")]
    [InlineData(6, Both, true, "ArgumentException")]
    [InlineData(2, ReadOnly, true, "ArgumentException")]
    [InlineData(7, Both, true, "ArgumentOutOfRangeException")]
    public void A_file_mode_does_what_the_library_does(int mode, int access, bool exists, string outcome)
    {
        Assert.Equal(outcome, Probe("Opens", mode, access, exists));
        Assert.Equal(0, _chip.FakeFiles.OpenHandles);
    }

    [Fact]
    public void What_was_there_before_an_append_cannot_be_reached() => Assert.Equal("IOException IOException 3", Probe("SeeksBeforeTheOldEnd"));

    [Fact]
    public void A_file_does_not_read_into_a_span() => Assert.Equal("NotImplementedException ObjectDisposedException", Probe("ReadsASpan"));

    [Fact]
    public void Close_throws_what_the_driver_throws_and_Dispose_swallows_it()
    {
        _chip.FakeFiles.FailsAtClose = true;
        Assert.Equal("FormatException then ok", Probe("ClosesOnABrokenCard"));
    }

    [Fact]
    public void An_open_file_is_not_deleted_and_a_move_replaces_nothing() =>
        Assert.Equal("IOException IOException IOException ok ok IOException", Probe("DeletesAndMoves"));

    [Fact]
    public void Path_texts_are_the_librarys() =>
        Assert.Equal("D:\\REC D:\\ A.WAV A.B .WAV D:\\REC D:\\REC\\A D:\\REC\\A.WAV A.TMP D:\\", Probe("Paths"));

    [Fact]
    public void A_slot_has_one_card_object_and_no_size()
    {
        Assert.Equal("ArgumentException I:-1 D:-1 ArgumentException ArgumentException", Probe("Slots"));
        Assert.Equal([14, 15, 2], new[] { 14, 15, 2 }.Where(_chip.Reserve));
    }

    [Fact]
    public void A_volume_that_went_closes_its_files()
    {
        Action insert = () => _chip.Sink!.OnNativeEvent(Storage, 1, 1, FakeKernel.StartUtcTicks);
        Action remove = () => _chip.Sink!.OnNativeEvent(Storage, 2, 1, FakeKernel.StartUtcTicks);
        Assert.Equal("ObjectDisposedException ok", Probe("LosesItsVolume", insert, remove));
        Assert.Equal(0, _chip.FakeFiles.OpenHandles);
    }

    private string Probe(string method, params object?[] arguments) => Probing.Run(_chip, "FileProbe", method, arguments);
}
