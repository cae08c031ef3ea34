// SPDX-License-Identifier: MIT
using HushTap.Cli.Tests.Support;
using HushTap.Page;
using HushTap.Vectors;

namespace HushTap.Cli.Tests;

public sealed class OpenMeTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_prepared_card_has_the_page_and_verify_does_not_call_it_foreign()
    {
        BaseCards.Build("two").WriteTo(_temp["card"]);
        Assert.Equal(0, new Session().Run("card", "prepare", _temp["card"], "--cluster", "32768"));
        Assert.Equal(CardPage.OpenMe.ToBytes(), File.ReadAllBytes(_temp["card/OPEN-ME.html"]));
        Session verify = new();
        Assert.Equal(0, verify.Run("card", "verify", _temp["card"]));
        Assert.DoesNotContain("OPEN-ME", verify.Out + verify.Error);
    }

    [Fact]
    public void Preparing_again_replaces_the_page_and_keeps_the_card_id()
    {
        Directory.CreateDirectory(_temp["card"]);
        Session first = new();
        Assert.Equal(0, first.Run("card", "prepare", _temp["card"], "--room", "1G"));
        File.AppendAllText(_temp["card/OPEN-ME.html"], "older");
        Session again = new();
        Assert.Equal(0, again.Run("card", "prepare", _temp["card"], "--room", "1G"));
        Assert.Equal(first.Out, again.Out);
        Assert.Equal(["card/CARD.TXT", "card/OPEN-ME.html"], _temp.Files());
        Assert.Equal(CardPage.OpenMe.ToBytes(), File.ReadAllBytes(_temp["card/OPEN-ME.html"]));
    }

    [Fact]
    public void A_file_of_that_name_that_hushtap_did_not_write_is_not_overwritten()
    {
        _temp.Put("card/OPEN-ME.html", "<p>wedding photos</p>");
        Session session = new();
        Assert.Equal(2, session.Run("card", "prepare", _temp["card"], "--room", "1G"));
        Assert.Contains("is there already", session.Error);
        Assert.Equal("<p>wedding photos</p>", File.ReadAllText(_temp["card/OPEN-ME.html"]));
    }

    [Fact]
    public void A_changed_page_is_pointed_out_when_the_card_is_verified()
    {
        BaseCards.Build("two").WriteTo(_temp["card"]);
        _temp.Put("card/OPEN-ME.html", CardPage.OpenMe.Html.Replace("fineTitle: 'As the recorder wrote it'", "fineTitle: 'Trust me'", StringComparison.Ordinal));
        Session verify = new();
        Assert.Equal(0, verify.Run("card", "verify", _temp["card"]));
        Assert.Contains("note: OPEN-ME.html is not the page that this hushtap writes", verify.Error);
    }
}
