// SPDX-License-Identifier: MIT
using System.IO.Compression;
using System.Text;
using HushTap.CardReader;
using HushTap.Desk;
using HushTap.Vectors;
using HushTap.View;
using Microsoft.Playwright;

namespace HushTap.Page.Tests;

/// <summary><c>hushtap view</c> in the browser.</summary>
public sealed class ViewTests(Chromium chromium)
{
    [Fact]
    public async Task An_encrypted_card_is_heard_checked_and_exported_with_the_key()
    {
        await using Window window = await chromium.OpenAsync();
        CardImage image = Encrypted();
        await using CardServer server = await ServeAsync(window, image, BaseCards.OwnerKeys);
        await GoAsync(window, server);
        await window.AssertAccessibleAsync();
        Assert.Equal("As the recorder wrote it", await window.TextAsync("#verdict-title"));
        Assert.Contains("The owner’s key fits", await window.TextAsync("#verdict-text"));
        await window.ChooseCallAsync("1/1");
        Assert.Contains("All sound of this call is as it was written", await window.TextAsync("#proof"));
        Assert.Contains("nobody without it wrote or changed this", await window.TextAsync("#proof"));
        await window.AssertAccessibleAsync();
        await window.KeepAsync("view");

        await window.Find("#wave").FocusAsync();
        await window.Page.Keyboard.PressAsync(".");
        Assert.StartsWith("Hold.", await window.TextAsync("#what"));
        await window.Page.Keyboard.PressAsync(" ");
        await window.Page.WaitForFunctionAsync("() => document.getElementById('what').textContent === 'Recorded' && document.getElementById('time').textContent > '0:23.3'");
        await window.Page.Keyboard.PressAsync(" ");

        await window.Find("#format").SelectOptionAsync("flac");
        IDownload download = await window.Page.RunAndWaitForDownloadAsync(() => window.Find("#export").ClickAsync());
        Assert.Equal("DESK-0001-1-1.zip", download.SuggestedFilename);
        await using FileStream stream = File.OpenRead(await download.PathAsync());
        using ZipArchive zip = new(stream);
        Assert.Contains(zip.Entries, entry => entry.Name == "manifest.json");
        Assert.Contains(zip.Entries, entry => entry.Name.EndsWith(".flac", StringComparison.Ordinal));

        await window.CheckAllAsync();
        Assert.Contains("every second of sound fits", await window.TextAsync("#verdict-text"));
        Assert.All(window.Requests, request => Assert.StartsWith($"http://{server.Address.Authority}/", request));
        window.AssertQuiet();
    }

    [Fact]
    public async Task The_receipt_is_the_one_that_hushtap_prints()
    {
        await using Window window = await chromium.OpenAsync("nl", isDark: true);
        await using CardServer server = await ServeAsync(window, Cards.Office(), null);
        await GoAsync(window, server);
        Card card = Card.Read(Path.Combine(window.Folder, "card"));
        foreach (Call call in card.Calls)
        {
            await window.Find($"button[data-call='{call.PowerOn.Boot}/{call.Number}']").ClickAsync();
            await window.Find("#make-receipt").ClickAsync();
            Assert.Equal(HoldReceipt.Of(call).Code.ToString(), await window.TextAsync("#receipt .code strong"));
            await window.Find("#close-receipt").ClickAsync();
        }

        await window.KeepAsync("view-nl");
        await window.AssertAccessibleAsync();
        window.AssertQuiet();
    }

    [Fact]
    public async Task A_forger_is_found_with_the_key()
    {
        await using Window window = await chromium.OpenAsync();
        Vector vector = Vector.Read("forged-reason");
        await using CardServer server = await ServeAsync(window, vector.Card, vector.Keys);
        await GoAsync(window, server);
        Assert.Contains("changed by somebody", await window.TextAsync("#verdict-text"));
        await window.Find("#findings-title").ClickAsync();
        Assert.Contains("not written by the device", await window.TextAsync("#findings-body"));
        await window.KeepAsync("view-forged");
    }

    [Fact]
    public async Task Both_ways_to_the_page_say_the_same_of_every_vector_without_the_key()
    {
        await using Window window = await chromium.OpenAsync();
        foreach (string name in Vector.Names.Where(name => name.StartsWith("file-", StringComparison.Ordinal) || name is "truncated" or "recovered" or "intact-erased"))
        {
            await using CardServer server = await ServeAsync(window, Vector.Read(name).Card, null, name);
            await GoAsync(window, server);
            if (!await window.Find("#check-all").IsHiddenAsync())
            {
                await window.CheckAllAsync();
            }

            Card card = Card.Read(Path.Combine(window.Folder, name));
            card.Verify(null, TestContext.Current.CancellationToken);
            string worst = (await window.Find("#verdict").GetAttributeAsync("data-worst"))!.Replace("-", "", StringComparison.Ordinal);
            Assert.True(worst.Equals(card.Worst.ToString(), StringComparison.OrdinalIgnoreCase), $"{name}: the PC tools say {card.Worst}, the page says {worst}");
        }
    }

    [Fact]
    public async Task A_server_that_was_stopped_is_missed_in_words()
    {
        await using Window window = await chromium.OpenAsync();
        CardServer server = await ServeAsync(window, Cards.Office(), null);
        await GoAsync(window, server);
        await server.DisposeAsync();
        await window.Find("#list button").First.ClickAsync();
        await window.Page.WaitForFunctionAsync("() => !document.querySelector('#proof progress')");
        Assert.Contains("could not be read", await window.TextAsync("#proof"));
    }

    [Fact]
    public async Task An_archive_is_searched_as_a_whole()
    {
        await using Window window = await chromium.OpenAsync();
        CardImage second = new();
        DeviceWriter device = new(second, "DESK-0002", utc: new DateTime(2026, 7, 21, 12, 0, 0, DateTimeKind.Utc)) { Sound = Cards.At(1) };
        device.PowerOn();
        Cards.OneHold(device);
        Cards.Office().WriteTo(Path.Combine(window.Folder, "first"));
        second.WriteTo(Path.Combine(window.Folder, "second"));
        OpenedCard[] cards =
        [
            new("5EED5EED5EED5EED", Card.Read(Path.Combine(window.Folder, "first")), null),
            new("DESK-0002", Card.Read(Path.Combine(window.Folder, "second")), null),
        ];
        await using CardServer server = await CardServer.StartAsync(new ViewedCards(cards));
        await GoAsync(window, server);
        Assert.Contains("2 recorders", await window.TextAsync("#device"));
        Assert.Contains("7 calls", await window.TextAsync("#count"));
        await window.Find("#search").FillAsync("desk-0002");
        await window.ChooseCallAsync("1/1");
        Assert.Contains("Card DESK-0002", await window.TextAsync("#call"));
        Assert.Contains("as it was written", await window.TextAsync("#proof"));
        await window.KeepAsync("archive");
        window.AssertQuiet();
    }

    private static CardImage Encrypted()
    {
        CardImage card = BaseCards.Build("prepared");
        DeviceWriter device = new(card, root: BaseCards.Root) { DayKey = BaseCards.Day };
        device.PowerOn();
        Cards.OneHold(device);
        device.Withheld(8000 * 60, "on-hook");
        Cards.OneHold(device);
        return card;
    }

    private static async Task<CardServer> ServeAsync(Window window, CardImage image, string? keyText, string name = "card")
    {
        string root = Path.Combine(window.Folder, name);
        image.WriteTo(root);
        KeyFile? keys = keyText is null ? null : KeyFile.Parse(Encoding.ASCII.GetBytes(keyText));
        return await CardServer.StartAsync(new ViewedCards(new OpenedCard("", Card.Read(root, keys), keys)));
    }

    private static async Task GoAsync(Window window, CardServer server)
    {
        await window.Page.GotoAsync(server.Address.AbsoluteUri);
        await window.Page.WaitForFunctionAsync("() => !document.getElementById('desk').hidden || !document.getElementById('problem').hidden");
        Assert.DoesNotContain("token", window.Page.Url);
    }
}
