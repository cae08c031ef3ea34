// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.RegularExpressions;
using HushTap.CardReader;
using HushTap.Desk;
using HushTap.Vectors;
using Microsoft.Playwright;

namespace HushTap.Page.Tests;

/// <summary>OPEN-ME.html from file://, as a supervisor uses it.</summary>
public sealed class DeskTests(Chromium chromium)
{
    [Theory]
    [InlineData("en", false, "as the recorder wrote it")]
    [InlineData("nl", true, "zoals de recorder het schreef")]
    public async Task A_card_is_opened_checked_and_looked_at(string language, bool isDark, string verdict)
    {
        await using Window window = await chromium.OpenMeAsync(language, isDark);
        await window.AssertAccessibleAsync();
        await window.KeepAsync($"welcome-{language}");
        await window.ChooseAsync(Cards.Office());
        Assert.Equal(verdict, (await window.TextAsync("#verdict-title")).ToLowerInvariant());
        await window.KeepAsync($"list-{language}");
        await window.AssertAccessibleAsync();
        await window.ChooseCallAsync("1/2");
        await window.AssertAccessibleAsync();
        await window.KeepAsync($"call-{language}");
        await window.CheckAllAsync();
        await window.Find("#make-receipt").ClickAsync();
        await window.AssertAccessibleAsync();
        await window.KeepAsync($"receipt-{language}", isWhole: false);
        await window.Page.Keyboard.PressAsync("Escape");
        await window.ChooseCallAsync("2/2");
        await window.KeepAsync($"gap-{language}");
        Assert.All(window.Requests, request => Assert.StartsWith("file:", request));
        window.AssertQuiet();
    }

    [Fact]
    public async Task A_narrow_window_shows_the_same()
    {
        await using Window window = await chromium.OpenMeAsync(width: 420, height: 860);
        await window.ChooseAsync(Cards.Office());
        await window.ChooseCallAsync("1/2");
        await window.KeepAsync("narrow");
        await window.AssertAccessibleAsync();
        Assert.True(await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task Calls_are_found_by_words_by_kind_and_by_date()
    {
        await using Window window = await chromium.OpenMeAsync();
        await window.ChooseAsync(Cards.Office());
        ILocator rows = window.Find("#list button");
        Assert.Equal(6, await rows.CountAsync());
        await window.Find("#search").FillAsync("call 2");
        Assert.Equal(2, await rows.CountAsync());
        await window.Find("#search").FillAsync("erased");
        Assert.Equal(["1/4"], await NamesAsync(rows));
        await window.Find("#search").FillAsync("");
        await window.Find("#kind").SelectOptionAsync("hold");
        Assert.Equal(["2/1", "1/3", "1/2", "1/1"], await NamesAsync(rows));
        await window.Find("#order").ClickAsync();
        Assert.Equal(["1/1", "1/2", "1/3", "2/1"], await NamesAsync(rows));
        await window.Find("#from").FillAsync("2026-07-22");
        Assert.Equal(["2/1"], await NamesAsync(rows));
        await window.Find("#search").FillAsync("nothing like that");
        Assert.Contains("No call fits", await window.TextAsync("#list"));
    }

    [Fact]
    public async Task Speech_is_played_as_it_was_recorded_and_a_hold_is_leapt_over()
    {
        await using Window window = await chromium.OpenMeAsync();
        await window.Page.AddInitScriptAsync(Listening);
        await window.Page.ReloadAsync();
        await window.ChooseAsync(Cards.Office());
        await window.ChooseCallAsync("2/1");
        await SeekAsync(window, 11.0);
        await window.Find("#play").ClickAsync();
        await window.Page.WaitForFunctionAsync("() => parseFloat(document.getElementById('time').textContent.split(':')[1]) > 23.2");
        await window.Find("#play").ClickAsync();

        int[] heard = await window.Page.EvaluateAsync<int[]>("() => heard");
        byte[] speech = Cards.Speech;
        const int HoldAt = 8000 * 13;
        int at = Find(heard, Samples(speech, HoldAt - 4000, 400));
        Assert.True(at >= 0, "what is recorded before the hold was not heard");
        int[] after = Samples(speech, (int)(24.5 * 8000), 400);
        Assert.Equal([.. Samples(speech, HoldAt - 4000, 4000), .. after], heard[(2 * at)..(2 * (at + 4400))]);
        window.AssertQuiet();
    }

    [Fact]
    public async Task A_call_is_played_and_left_by_keyboard_alone()
    {
        await using Window window = await chromium.OpenMeAsync();
        await window.ChooseAsync(Cards.Office());
        await window.Find("#list button").First.FocusAsync();
        await window.Page.Keyboard.PressAsync("ArrowDown");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.WaitForFunctionAsync("() => !document.querySelector('#proof progress')");
        Assert.Equal("call-title", await window.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        await window.Find("#wave").FocusAsync();
        await window.Page.Keyboard.PressAsync(".");
        Assert.Contains("Not recorded. The handset was down. Nothing of it was kept.", await WhatAsync(window, "Home"));
        Assert.Equal("Recorded", await WhatAsync(window, "ArrowRight"));
        await window.Page.Keyboard.PressAsync(".");
        Assert.StartsWith("Hold. The hold lamp was lit or flashing", await window.TextAsync("#what"));
        await window.Page.Keyboard.PressAsync(".");
        Assert.StartsWith("Mute. The mute lamp was lit or flashing", await window.TextAsync("#what"));
        await window.Page.Keyboard.PressAsync(",");
        Assert.StartsWith("Hold.", await window.TextAsync("#what"));
        await window.Page.Keyboard.PressAsync("2");
        Assert.Equal("near", await window.Find("#channel").InputValueAsync());
        await window.Page.Keyboard.PressAsync("+");
        await window.Page.Keyboard.PressAsync("+");
        Assert.Equal("1.5", await window.Find("#speed").InputValueAsync());
        await window.Page.Keyboard.PressAsync("]");
        await window.Page.Keyboard.PressAsync(" ");
        Assert.Equal("Pause", await window.TextAsync("#play"));
        await window.Page.WaitForFunctionAsync("() => document.getElementById('what').textContent === 'Recorded'");
        await window.Page.Keyboard.PressAsync(" ");
        Assert.Equal("Play", await window.TextAsync("#play"));
        await window.KeepAsync("zoomed");
        window.AssertQuiet();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    public async Task The_receipt_says_word_for_word_what_hushtap_prints(string language)
    {
        await using Window window = await chromium.OpenMeAsync(language);
        await window.ChooseAsync(Cards.Office());
        Card card = Card.Read(Path.Combine(window.Folder, "card"));
        foreach (Call call in card.Calls)
        {
            await window.Find($"button[data-call='{call.PowerOn.Boot}/{call.Number}']").ClickAsync();
            await window.Find("#make-receipt").ClickAsync();
            string printed = HoldReceipt.Of(call).ToHtml(language == "nl" ? Language.Nl : Language.En);
            string main = Regex.Match(printed, "<main>(.*)</main>", RegexOptions.Singleline).Groups[1].Value;
            Assert.Equal(Words(Regex.Replace(main, "<[^>]+>", " ")), Words(Regex.Replace(await window.Find("#receipt .sheet").InnerHTMLAsync(), "<[^>]+>", " ")));
            await window.Find("#close-receipt").ClickAsync();
        }
    }

    [Fact]
    public async Task A_changed_byte_is_found_and_said()
    {
        CardImage card = Cards.Office();
        string path = card.Files.Keys.First(file => file.Contains("/00002-0001-", StringComparison.Ordinal));
        card[path][40_000] ^= 1;
        await using Window window = await chromium.OpenMeAsync();
        await window.ChooseAsync(card);
        await window.ChooseCallAsync("1/2");
        Assert.Contains("not as it was written", await window.TextAsync("#proof"));
        Assert.Contains("1 thing is not as it should be", await window.TextAsync("#verdict-title"));
        Assert.Contains("damaged", await window.TextAsync("button[data-call='1/2']"));
        await window.Find("#findings-title").ClickAsync();
        Assert.Contains("its digest does not fit", await window.TextAsync("#findings-body"));
        Assert.Contains(path, await window.TextAsync("#findings-body"));
        await window.KeepAsync("damaged");
        await window.AssertAccessibleAsync();
    }

    [Fact]
    public async Task An_encrypted_card_says_what_it_takes_to_hear_it()
    {
        await using Window window = await chromium.OpenMeAsync();
        await window.ChooseAsync(BaseCards.Build("encrypted"));
        await window.ChooseCallAsync("1/1");
        Assert.Contains("hushtap view --key", await window.TextAsync("#call .note"));
        Assert.True(await window.Find("#play").IsDisabledAsync());
        Assert.Contains("encrypted bytes are as they were written", await window.TextAsync("#proof"));
        await window.KeepAsync("encrypted");
        await window.AssertAccessibleAsync();
    }

    [Fact]
    public async Task A_folder_that_is_no_card_is_refused_in_words()
    {
        await using Window window = await chromium.OpenMeAsync();
        string folder = Path.Combine(window.Folder, "letters");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "letter.txt"), "dear", TestContext.Current.CancellationToken);
        await window.ChooseAsync(folder);
        Assert.Contains("no HUSHTAP folder", await window.TextAsync("#problem"));
        BaseCards.Build("two").WriteTo(Path.Combine(folder, "one"));
        BaseCards.Build("two").WriteTo(Path.Combine(folder, "other"));
        await window.ChooseAsync(folder);
        Assert.Contains("several cards", await window.TextAsync("#problem"));
        await window.AssertAccessibleAsync();
    }

    /// <summary>Takes down what is given to the loudspeaker: left and right in turn.</summary>
    private const string Listening = """
        globalThis.heard = [];
        const start = AudioBufferSourceNode.prototype.start;
        AudioBufferSourceNode.prototype.start = function (...time) {
          const left = this.buffer.getChannelData(0), right = this.buffer.getChannelData(1);
          for (let i = 0; i < left.length; i++) heard.push(Math.round(left[i] * 32768), Math.round(right[i] * 32768));
          return start.apply(this, time);
        };
        """;

    private static async Task SeekAsync(Window window, double seconds)
    {
        LocatorBoundingBoxResult box = (await window.Find("#wave canvas").BoundingBoxAsync())!;
        string all = (await window.TextAsync("#time")).Split(" / ")[1];
        double length = (int.Parse(all.Split(':')[0], CultureInfo.InvariantCulture) * 60) + int.Parse(all.Split(':')[1], CultureInfo.InvariantCulture);
        await window.Page.Mouse.ClickAsync((float)(box.X + (box.Width * seconds / length)), box.Y + 60);
    }

    private static async Task<string> WhatAsync(Window window, string key)
    {
        await window.Page.Keyboard.PressAsync(key);
        return await window.TextAsync("#what");
    }

    private static int[] Samples(byte[] audio, int frame, int frames) =>
        [.. Enumerable.Range(0, 2 * frames).Select(i => (int)BitConverter.ToInt16(audio, (4 * frame) + (2 * i)))];

    /// <summary>The frame at which a stretch was heard; -1 when it was not.</summary>
    private static int Find(int[] heard, int[] wanted)
    {
        for (int i = 0; i + wanted.Length <= heard.Length; i += 2)
        {
            if (heard.AsSpan(i, wanted.Length).SequenceEqual(wanted))
            {
                return i / 2;
            }
        }

        return -1;
    }

    private static async Task<string[]> NamesAsync(ILocator rows) =>
        [.. await rows.EvaluateAllAsync<string[]>("rows => rows.map((row) => row.dataset.call)")];

    private static string Words(string text) => Regex.Replace(System.Net.WebUtility.HtmlDecode(text), @"\s+", " ").Replace(" :", ":", StringComparison.Ordinal).Trim();
}
