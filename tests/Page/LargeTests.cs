// SPDX-License-Identifier: MIT
using System.Diagnostics;
using HushTap.CardReader;
using HushTap.Vectors;
using HushTap.View;

namespace HushTap.Page.Tests;

/// <summary>A card of many calls, and a call of hours. Times are bounds that a slow machine keeps with ease; what was measured is in the output.</summary>
public sealed class LargeTests(Chromium chromium, ITestOutputHelper output)
{
    private const int Calls = 10_000;
    private const int CallsPerFolder = 250;
    private const int OpenSecondsMax = 30;
    private const int SearchMsMax = 10_000;

    /// <summary>Measures from the choice of the folder, which the browser has listed by then, to the list of calls.</summary>
    private const string Timing = """
        () => {
          let chosen = 0;
          document.getElementById('folder').addEventListener('change', () => { chosen = performance.now(); }, { capture: true });
          new MutationObserver(() => {
            if (!document.getElementById('desk').hidden) globalThis.opened ??= (performance.now() - chosen) / 1000;
          }).observe(document.getElementById('desk'), { attributes: true });
        }
        """;

    [Fact]
    public async Task Ten_thousand_calls_are_listed_and_one_is_found()
    {
        await using Window window = await chromium.OpenMeAsync();
        string folder = Path.Combine(window.Folder, "card");
        Many().WriteTo(folder);
        await window.Page.EvaluateAsync(Timing);
        await window.ChooseAsync(folder);
        double seconds = await window.Page.EvaluateAsync<double>("() => opened");
        output.WriteLine(FormattableString.Invariant($"opened in {seconds:0.0} s"));
        Assert.InRange(seconds, 0, OpenSecondsMax);
        Assert.Contains("10,000 calls", await window.TextAsync("#count"));
        Assert.Contains("As the recorder wrote it", await window.TextAsync("#verdict-title"));
        Stopwatch clock = Stopwatch.StartNew();
        await window.Find("#search").FillAsync("call 7654");
        await window.Find("#list button[data-call='1/7654']").WaitForAsync();
        Say("found", clock);
        Assert.InRange(clock.ElapsedMilliseconds, 0, SearchMsMax);
        Assert.Contains("1 of 10,000 calls", await window.TextAsync("#count"));
        await window.ChooseCallAsync("1/7654");
        Assert.Contains("as it was written", await window.TextAsync("#proof"));
        await window.Find("#search").FillAsync("");
        await window.Find("#later").ClickAsync();
        await window.KeepAsync("many", isWhole: false);
        await window.AssertAccessibleAsync();
        window.AssertQuiet();
    }

    [Fact]
    public async Task Ten_thousand_calls_are_served()
    {
        await using Window window = await chromium.OpenAsync();
        string folder = Path.Combine(window.Folder, "card");
        Many().WriteTo(folder);
        Stopwatch clock = Stopwatch.StartNew();
        await using CardServer server = await CardServer.StartAsync(new ViewedCards(new OpenedCard("", Card.Read(folder), null)));
        Say("read", clock);
        await window.Page.GotoAsync(server.Address.AbsoluteUri);
        await window.Find("#desk").WaitForAsync();
        Say("read and shown", clock);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, OpenSecondsMax);
        Assert.Contains("10,000 calls", await window.TextAsync("#count"));
        window.AssertQuiet();
    }

    [Fact]
    public async Task A_call_of_two_hours_is_drawn_and_played_from_its_middle()
    {
        CardImage card = BaseCards.Build("prepared");
        DeviceWriter device = new(card) { Sound = Cards.At(1) };
        device.PowerOn();
        device.Call();
        for (int i = 0; i < 12; i++)
        {
            device.Segment(8000 * 570, "hold-lamp");
            device.Withheld(8000 * 30, "hold-lamp");
        }

        device.CallEnd();
        await using Window window = await chromium.OpenMeAsync();
        await window.ChooseAsync(card);
        Stopwatch clock = Stopwatch.StartNew();
        await window.ChooseCallAsync("1/1");
        Say("drawn and checked", clock);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, OpenSecondsMax);
        Assert.Contains("is as it was written", await window.TextAsync("#proof"));
        await window.KeepAsync("two-hours");
        await window.Find("#parts-title").ScrollIntoViewIfNeededAsync();
        await window.Find(".parts button").Nth(13).ClickAsync();
        await window.Find("#play").ClickAsync();
        await window.Page.WaitForFunctionAsync("() => /^1:10:0[1-9]/.test(document.getElementById('time').textContent)");
        window.AssertQuiet();
    }

    private static CardImage Many()
    {
        CardImage card = BaseCards.Build("prepared");
        DeviceWriter device = new(card);
        device.PowerOn();
        for (int i = 0; i < Calls / CallsPerFolder; i++)
        {
            if (i > 0)
            {
                device.FolderFull();
            }

            device.Many(() =>
            {
                for (int call = 0; call < CallsPerFolder; call++)
                {
                    device.Withheld(4000, "on-hook");
                    device.Call();
                    device.Segment(160);
                    device.Withheld(480, call % 7 == 0 ? "mute-lamp" : "hold-lamp");
                    device.Segment(160, "on-hook");
                    device.CallEnd();
                }
            });
        }

        return card;
    }

    private void Say(string what, Stopwatch clock) => output.WriteLine(FormattableString.Invariant($"{what} in {clock.Elapsed.TotalSeconds:0.0} s"));
}
