// SPDX-License-Identifier: MIT
using HushTap.Vectors;

namespace HushTap.Page.Tests;

/// <summary>Cards by somebody who wants the page to do something else.</summary>
public sealed class HostileTests(Chromium chromium)
{
    private const string Markup = "<img/src=x/onerror=document.title='owned'>\"'&<script>document.title='owned'</script>";

    [Fact]
    public async Task Markup_in_a_journal_and_in_names_is_text_and_runs_nothing()
    {
        CardImage card = BaseCards.Build("prepared");
        DeviceWriter device = new(card);
        device.PowerOn();
        device.Call();
        device.Segment(4096, Markup);
        device.Withheld(4096, "hold-lamp+" + Markup);
        device.Withheld(4096, Markup);
        device.Say("settings-saved generation=" + Markup);
        device.CallEnd();
        device.Erase(1, 1);
        device.Say($"erase folder=00001 call=1 reason={Markup}");
        card["HUSHTAP/00001/" + Markup.Replace('/', ' ') + "\U0001F4DE\u202Etxt.WAV"] = [1];
        card["'\"><svg onload=alert(1)>.html"] = [2];
        await using Window window = await chromium.OpenMeAsync();
        bool isDialog = false;
        window.Page.Dialog += (_, dialog) =>
        {
            isDialog = true;
            _ = dialog.DismissAsync();
        };
        await window.ChooseAsync(card);
        await window.ChooseCallAsync("1/1");
        Assert.Contains("<script>", await window.TextAsync(".parts"));
        await window.Find("#findings-title").ClickAsync();
        Assert.Contains("<svg onload", await window.TextAsync("#findings-body"));
        Assert.DoesNotContain("\u202E", await window.Find("body").TextContentAsync());
        await window.Find("#make-receipt").ClickAsync();
        Assert.Contains("<script>", await window.TextAsync("#receipt"));
        await window.KeepAsync("hostile", isWhole: false);
        Assert.Equal("HushTap", await window.Page.TitleAsync());
        Assert.Equal(0, await window.Find("body img, body svg svg, script:not(body > script)").CountAsync());
        Assert.False(isDialog);
        window.AssertQuiet();
    }

    [Fact]
    public async Task Numbers_that_no_device_can_have_written_freeze_nothing()
    {
        CardImage card = BaseCards.Build("prepared");
        DeviceWriter device = new(card);
        device.PowerOn();
        device.Call();
        device.Segment(4096);
        device.Withheld(8_000_000_000_000, "hold-lamp");
        device.Say("gap first=8000000004096 frames-min=1 frames-max=8796093022208");
        device.Say("segment file=00001-0002-99991231T235959Z.WAV first=8000000004096 rate=8000 clock=set settings=00000000");
        device.Say("call-end call=1 first=8796093022208");
        await using Window window = await chromium.OpenMeAsync();
        await window.ChooseAsync(card);
        await window.ChooseCallAsync("1/1");
        Assert.Contains("Hold", await window.TextAsync(".parts"));
        await window.Find("#zoom-in").ClickAsync();
        await window.Find("#gap-after").ClickAsync();
        Assert.StartsWith("Hold.", await window.TextAsync("#what"));
        await window.KeepAsync("numbers");
        window.AssertQuiet();
    }

    [Fact]
    public async Task The_policy_stops_a_script_even_if_the_page_let_one_in()
    {
        await using Window window = await chromium.OpenMeAsync();
        await window.Page.EvaluateAsync("""
            () => {
              const script = document.createElement('script');
              try { script.textContent = "document.title = 'owned'"; } catch { }
              document.body.append(script);
              try { document.body.insertAdjacentHTML('beforeend', '<b>x</b>'); } catch { }
              try { fetch('https://example.org/').catch(() => {}); } catch { }
              const picture = document.createElement('img');
              picture.src = 'https://example.org/x.png';
              document.body.append(picture);
            }
            """);
        Assert.Equal("HushTap", await window.Page.TitleAsync());
        Assert.Equal(0, await window.Find("body > b").CountAsync());
        Assert.All(window.Requests, request => Assert.StartsWith("file:", request));
        Assert.Contains(window.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wav_that_claims_4_gigabytes_plays_no_more_than_the_journal_knows()
    {
        CardImage card = Cards.Office();
        string path = card.Files.Keys.First(file => file.Contains("/00002-0001-", StringComparison.Ordinal));
        card[path][508..512].AsSpan().Clear();
        card[path].AsSpan(508, 4).Fill(0xFF);
        await using Window window = await chromium.OpenMeAsync();
        await window.ChooseAsync(card);
        await window.ChooseCallAsync("1/2");
        Assert.Equal("0:00.0 / 0:37", await window.TextAsync("#time"));
        Assert.Contains("not as it was written", await window.TextAsync("#proof"));
        window.AssertQuiet();
    }

    [Fact]
    public async Task Half_a_card_says_what_is_missing()
    {
        CardImage card = Cards.Office();
        foreach (string path in card.Files.Keys.Where(path => path.Contains("-0002-", StringComparison.Ordinal) || path.StartsWith("HUSHTAP/00002/J", StringComparison.Ordinal)).ToArray())
        {
            card.Files.Remove(path);
        }

        await using Window window = await chromium.OpenMeAsync("nl");
        await window.ChooseAsync(card);
        await window.Find("#findings-title").ClickAsync();
        Assert.Contains("Het bestand ontbreekt", await window.TextAsync("#findings-body"));
        Assert.Contains("logboek ontbreekt", await window.TextAsync("#findings-body"));
        await window.ChooseCallAsync("1/2");
        Assert.Contains("niet bruikbaar", await window.TextAsync(".parts"));
        await window.KeepAsync("half");
        window.AssertQuiet();
    }
}
