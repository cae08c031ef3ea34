// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using HushTap.Cli.Input;
using HushTap.Cli.Tests.Support;

namespace HushTap.Cli.Tests;

public sealed class CardFolderTests : IDisposable
{
    private const long CardBytes = 1 << 20;

    private readonly TempFolder _temp = new();

    private string Card => _temp["card"];

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_folder_that_does_not_exist_is_an_empty_card_and_is_made_by_writing()
    {
        CardFolder card = CardFolder.Read(Card, CardBytes);
        Assert.Empty(card.Before);
        Assert.False(Directory.Exists(Card));
        Assert.Equal(["A/B.WAV"], card.Write(new Dictionary<string, byte[]> { ["A/B.WAV"] = [1, 2] }));
        Assert.Equal([1, 2], File.ReadAllBytes(_temp["card/A/B.WAV"]));
    }

    [Fact]
    public void Only_what_the_device_touched_is_touched()
    {
        _temp.Put("card/KEPT.TXT", "kept");
        _temp.Put("card/HUSHTAP/OLD.WAV", "old");
        _temp.Put("card/HUSHTAP/GROWS.TXT", "grows");
        DateTime past = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Array.ForEach(_temp.Files(), file => File.SetLastWriteTimeUtc(_temp[file], past));
        CardFolder card = CardFolder.Read(Card, CardBytes);
        Dictionary<string, byte[]> after = new(card.Before) { ["HUSHTAP/GROWS.TXT"] = "grows more"u8.ToArray(), ["NEW.TXT"] = [7] };
        after.Remove("HUSHTAP/OLD.WAV");

        Assert.Equal(["HUSHTAP/GROWS.TXT", "NEW.TXT"], card.Write(after));
        Assert.Equal(["card/HUSHTAP/GROWS.TXT", "card/KEPT.TXT", "card/NEW.TXT"], _temp.Files());
        Assert.Equal(past, File.GetLastWriteTimeUtc(_temp["card/KEPT.TXT"]));
        Assert.Equal("grows more", File.ReadAllText(_temp["card/HUSHTAP/GROWS.TXT"]));
    }

    [Fact]
    public void A_link_is_refused_wherever_it_points()
    {
        _temp.Put("secret.txt", "secret");
        Directory.CreateDirectory(Card);
        File.CreateSymbolicLink(_temp["card/LINK.TXT"], _temp["secret.txt"]);
        Assert.Equal($"{Card} holds a link: LINK.TXT", Refusal());
        File.Delete(_temp["card/LINK.TXT"]);
        Directory.CreateSymbolicLink(_temp["card/LOOP"], Card);
        Assert.Equal($"{Card} holds a link: LOOP", Refusal());
    }

    [Fact]
    public void A_card_folder_may_itself_be_reached_through_a_link()
    {
        _temp.Put("real/A.TXT", "a");
        Directory.CreateSymbolicLink(Card, _temp["real"]);
        CardFolder card = CardFolder.Read(Card, CardBytes);
        card.Write(new Dictionary<string, byte[]>(card.Before) { ["B.TXT"] = [1] });
        Assert.Equal(["A.TXT", "B.TXT"], Directory.GetFiles(_temp["real"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_pipe_in_the_folder_does_not_hang_the_tool()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders");
        Directory.CreateDirectory(Card);
        Assert.Equal(0, MakePipe(_temp["card/PIPE"], 0x180));
        Assert.Empty(CardFolder.Read(Card, CardBytes).Before["PIPE"]);
    }

    [Theory]
    [InlineData("WHAT?.TXT")]
    [InlineData("A:B")]
    [InlineData("BACK\\SLASH")]
    [InlineData("DOT.")]
    public void A_name_that_no_card_can_hold_is_refused(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows makes no such names either");
        _temp.Put("card/" + name, "x");
        Assert.Equal($"{Card} holds a name that no card can: {name}", Refusal());
    }

    [Fact]
    public void Two_names_that_differ_only_in_case_are_refused()
    {
        _temp.Put("card/A.TXT", "x");
        _temp.Put("card/a.txt", "y");
        Assert.SkipWhen(_temp.Files().Length == 1, "this file system takes both names for one");
        Assert.Equal($"{Card} holds two names that are one on a card: a.txt", Refusal());
    }

    [Fact]
    public void More_than_the_card_can_hold_is_refused()
    {
        _temp.Put("card/BIG.BIN", new byte[CardBytes + 1]);
        Assert.Equal($"{Card} holds 1,048,577 bytes, more than a card of 1,048,576 bytes can", Refusal());
    }

    [Fact]
    public void A_file_is_no_card()
    {
        _temp.Put("card", "file");
        Assert.Equal($"'{Card}' is no folder", Refusal());
        Assert.Equal("'' is no folder", Assert.Throws<CliException>(() => CardFolder.Read(string.Empty, CardBytes)).Message);
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("A/../../outside.txt")]
    public void Nothing_is_ever_written_outside_the_folder(string key)
    {
        CardFolder card = CardFolder.Read(Card, CardBytes);
        Assert.Throws<InvalidOperationException>(() => card.Write(new Dictionary<string, byte[]> { [key] = [1] }));
        Assert.Empty(_temp.Files());
    }

    [Fact]
    public void When_writing_fails_no_file_of_the_card_has_changed()
    {
        _temp.Put("card/A.TXT", "old");
        CardFolder card = CardFolder.Read(Card, CardBytes);
        Directory.CreateDirectory(_temp["card/B.TXT.hushtap-new"]);
        CliException failure = Assert.Throws<CliException>(
            () => card.Write(new Dictionary<string, byte[]> { ["A.TXT"] = "new"u8.ToArray(), ["B.TXT"] = [1] }));
        Assert.StartsWith($"{Card} cannot be written: ", failure.Message);
        Assert.Equal("old", File.ReadAllText(_temp["card/A.TXT"]));
        Assert.Equal(["card/A.TXT"], _temp.Files());
    }

    [DllImport("libc", EntryPoint = "mkfifo", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int MakePipe([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

    private string Refusal() => Assert.Throws<CliException>(() => CardFolder.Read(Card, CardBytes)).Message;
}
