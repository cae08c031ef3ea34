// SPDX-License-Identifier: MIT
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using HushTap.Vectors;
using Microsoft.Playwright;

namespace HushTap.Page.Tests;

/// <summary>One window of the browser, with a folder of its own. What the page complains about is kept: scripts that fail, and what its policy stops.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Window(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add(message.Text);
            }
        };
        context.RequestFinished += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("hushtap-page-").FullName;

    /// <summary>Gets every address that the window got something from.</summary>
    public List<string> Requests { get; } = [];

    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<Window> OpenAsync(IBrowserContext context) => new(context, await context.NewPageAsync());

    public ILocator Find(string selector) => Page.Locator(selector);

    public Task<string> TextAsync(string selector) => Find(selector).InnerTextAsync();

    /// <summary>Chooses a card's folder in the page.</summary>
    public async Task ChooseAsync(string folder)
    {
        await Find("#folder").SetInputFilesAsync(folder);
        await Page.WaitForFunctionAsync("() => document.getElementById('busy').hidden && (!document.getElementById('desk').hidden || !document.getElementById('problem').hidden)");
    }

    /// <summary>Writes a card into the window's folder and chooses it.</summary>
    public async Task ChooseAsync(CardImage card, string name = "card")
    {
        string folder = Path.Combine(Folder, name);
        card.WriteTo(folder);
        await ChooseAsync(folder);
    }

    /// <summary>Chooses a call of the list and waits until its sound was read.</summary>
    public async Task ChooseCallAsync(string name)
    {
        await Find($"button[data-call='{name}']").ClickAsync();
        await Page.WaitForFunctionAsync("() => !document.querySelector('#proof progress')");
    }

    public async Task CheckAllAsync()
    {
        await Find("#check-all").ClickAsync();
        await Find("#verdict[data-read=all]").WaitForAsync();
    }

    /// <summary>Keeps a picture of the window.</summary>
    public async Task KeepAsync(string name, bool isWhole = true)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "screenshots", name + ".png");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = isWhole });
    }

    /// <summary>Asks axe; every violation is a failure.</summary>
    public async Task AssertAccessibleAsync()
    {
        AxeResult result = await Page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join("\n", result.Violations.Select(
            violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}")));
    }

    public void AssertQuiet() => Assert.Empty(_complaints);

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
