// SPDX-License-Identifier: MIT
using System.Text;
using CsCheck;
using HushTap.CardReader;
using HushTap.Vectors;

namespace HushTap.Desk.Tests;

public sealed class ReceiptTests
{
    [Fact]
    public void A_receipt_tells_holds_and_mutes_and_sums_up_the_call()
    {
        using TempCard temp = new(Cards.Rich());
        string text = Receipt(temp).ToText(Language.En);
        Assert.Contains("Call 1 of power-on 1, device DESK-0001\n2026-07-24 10:11:11 to 2026-07-24 10:11:18 UTC\n", text, StringComparison.Ordinal);
        Assert.Matches(@"\nrecorded +5\.0 s\n", text);
        Assert.Matches(@"\non hold or muted +1\.8 s\n", text);
        Assert.Contains("1. 2026-07-24 10:11:13 - 2026-07-24 10:11:14  1.5 s\n   hold and mute: the hold lamp was lit or flashing; the mute lamp was lit or", text, StringComparison.Ordinal);
        Assert.Contains("2. 2026-07-24 10:11:15 - 2026-07-24 10:11:15  0.3 s\n   mute: ", text, StringComparison.Ordinal);
        Assert.Contains("0.0 s to 0.1 s lost", text, StringComparison.Ordinal);
        Assert.Contains("the card failed", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ATTENTION", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_says_what_the_text_says_in_both_languages()
    {
        using TempCard temp = new(Cards.Rich());
        HoldReceipt receipt = Receipt(temp);
        foreach (Language language in Enum.GetValues<Language>())
        {
            string html = receipt.ToHtml(language);
            DeskWords words = DeskWords.Of(language);
            Assert.Contains($"<html lang=\"{words.Code}\">", html, StringComparison.Ordinal);
            Assert.Contains(receipt.Code.ToString(), html, StringComparison.Ordinal);
            Assert.Contains(receipt.Code.ToString(), receipt.ToText(language), StringComparison.Ordinal);
            Assert.Contains(words.Format("receipt-ram", 10), html, StringComparison.Ordinal);
            Assert.Contains(words["reason-mute-lamp"], html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("http://", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("https://", html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Seconds_in_RAM_are_those_that_README_states() => Assert.Contains(
        $"is in RAM for at most {HoldReceipt.RamSecondsMax} seconds", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")), StringComparison.Ordinal);

    [Fact]
    public void HTML_in_a_hostile_journal_stays_text()
    {
        CardImage image = new();
        DeviceWriter device = new(image);
        device.PowerOn();
        device.Call();
        device.Withheld(8_000, "<script>alert(1)</script>&\"'+hold-lamp");
        device.CallEnd();
        using TempCard temp = new(image);
        string html = Receipt(temp).ToHtml(Language.Nl);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_clock_times_count_from_the_beginning_of_the_call()
    {
        CardImage image = BaseCards.Build("bare");
        DeviceWriter device = new(image);
        typeof(DeviceWriter).GetField("_utc", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.SetValue(device, null);
        device.PowerOn();
        device.Call();
        device.Segment(8_000);
        device.Withheld(8_000, "hold-lamp");
        device.CallEnd();
        using TempCard temp = new(image);
        string text = Receipt(temp).ToText(Language.En);
        Assert.Contains("the device's clock was not set", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("1. +1.0 s - +2.0 s  1.0 s\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_fits_its_own_card_with_and_without_the_key_and_after_an_erasure()
    {
        using TempCard temp = new(BaseCards.Build("two"));
        ReceiptCode code = HoldReceipt.Of(new CallName(1, 1).FindOne(temp.Read())).Code;
        using TempCard erased = new(BaseCards.Build("erased"));
        Assert.Equal(ReceiptVerdict.Fits, ReceiptCheck.Of(temp.Read(), code).Verdict);
        Assert.Equal(LayerVerdict.Fits, ReceiptCheck.Of(temp.Read(BaseCards.OwnerKeys), code).Receipt!.Timeline.Call.PowerOn.Keyed);
        Assert.Equal(ReceiptVerdict.Fits, ReceiptCheck.Of(erased.Read(), code).Verdict);
    }

    [Fact]
    public void A_code_does_not_fit_a_journal_that_somebody_wrote_anew()
    {
        using TempCard temp = new(BaseCards.Build("two"));
        using TempCard forged = new(Vector.Read("forged-reason-public").Card);
        Card card = forged.Read();
        ReceiptVerdict[] verdicts = [.. temp.Read().Calls.Select(call => ReceiptCheck.Of(card, HoldReceipt.Of(call).Code).Verdict)];
        Assert.True(card.IsFine);
        Assert.Contains(ReceiptVerdict.Differs, verdicts);
    }

    [Fact]
    public void A_receipt_of_a_broken_journal_says_that_it_proves_nothing()
    {
        using TempCard temp = new(Vector.Read("journal-line-edited").Card);
        HoldReceipt receipt = HoldReceipt.Of(temp.Read().Calls.First(call => call.PowerOn.Public == LayerVerdict.Broken));
        Assert.False(receipt.IsSound);
        Assert.Contains("LET OP", receipt.ToText(Language.Nl), StringComparison.Ordinal);
        Assert.Contains("class=\"warn\"", receipt.ToHtml(Language.Nl), StringComparison.Ordinal);
        Assert.Equal(ReceiptVerdict.JournalBroken, ReceiptCheck.Of(temp.Read(), receipt.Code).Verdict);
    }

    [Fact]
    public void Any_one_wrong_letter_is_called_mistyped_or_does_not_fit()
    {
        using TempCard temp = new(Cards.Rich());
        Card card = temp.Read();
        string code = HoldReceipt.Of(card.Calls.Single()).Code.ToString();
        Gen.Select(Gen.Int[4, code.Length - 1], Gen.Int[0, 31]).Sample((at, letter) =>
        {
            char wrong = ReceiptCode.Alphabet[letter];
            if (code[at] != '-' && code[at] != wrong)
            {
                ReceiptCode typed = ReceiptCode.Parse(code[..at] + wrong + code[(at + 1)..])!;
                Assert.NotEqual(ReceiptVerdict.Fits, ReceiptCheck.Of(card, typed).Verdict);
                Assert.True(!typed.IsWellTyped() || (code[at], wrong) is ('0', 'Z') or ('Z', '0'));
            }
        });
    }

    [Fact]
    public void A_code_may_be_typed_in_small_letters_with_spaces_and_look_alikes()
    {
        ReceiptCode code = new(1, 12, "0123456789ABCDEFGHJKMNPQR");
        Assert.Equal(code, ReceiptCode.Parse(" l-i2-o1234-56789-abcde-fghjk-mnpqr "));
        Assert.Equal(code, ReceiptCode.Parse("1-12-0123456789ABCDEFGHJKMNPQR"));
        Assert.Null(ReceiptCode.Parse("1-12-01234"));
        Assert.Null(ReceiptCode.Parse("receipt.html"));
    }

    [Theory]
    [InlineData(Language.En, false)]
    [InlineData(Language.En, true)]
    [InlineData(Language.Nl, false)]
    [InlineData(Language.Nl, true)]
    public void A_receipt_file_fits_word_by_word_and_a_changed_one_does_not(Language language, bool isHtml)
    {
        using TempCard temp = new(Cards.Rich());
        HoldReceipt receipt = Receipt(temp);
        string text = isHtml ? receipt.ToHtml(language) : receipt.ToText(language);
        Assert.Equal(ReceiptVerdict.Fits, ReceiptCheck.OfFile(temp.Read(), text.ReplaceLineEndings("\r\n"))!.Verdict);
        Assert.Equal(ReceiptVerdict.WordsDiffer, ReceiptCheck.OfFile(temp.Read(), text.Replace("10:11:14", "10:11:13", StringComparison.Ordinal))!.Verdict);
        Assert.Null(ReceiptCheck.OfFile(temp.Read(), "no receipt at all"));
    }

    private static HoldReceipt Receipt(TempCard temp) => HoldReceipt.Of(temp.Read().Calls.Single());
}
