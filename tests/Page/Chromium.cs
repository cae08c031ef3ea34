// SPDX-License-Identifier: MIT
using HushTap.Page;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(HushTap.Page.Tests.Chromium))]

namespace HushTap.Page.Tests;

/// <summary>The browser of all tests: Debian's Chromium, once, driven by Playwright.</summary>
/// <remarks>Tests that need it are skipped by name where it is missing, or fail where HUSHTAP_REQUIRE_TOOLS is 1. Screenshots are kept beside the test's assembly, in screenshots/.</remarks>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim _lock = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _lock.Dispose();
    }

    /// <summary>Opens a window with nothing in it.</summary>
    public async Task<Window> OpenAsync(string language = "en", bool isDark = false, int width = 1360, int height = 900)
    {
        IBrowser browser = await StartAsync();
        IBrowserContext context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = language == "nl" ? "nl-NL" : "en-GB",
            TimezoneId = "Europe/Amsterdam",
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        return await Window.OpenAsync(context);
    }

    /// <summary>Opens a window with the page that lies on cards.</summary>
    public async Task<Window> OpenMeAsync(string language = "en", bool isDark = false, int width = 1360, int height = 900)
    {
        Window window = await OpenAsync(language, isDark, width, height);
        string path = Path.Combine(window.Folder, CardPage.FileName);
        await File.WriteAllBytesAsync(path, CardPage.OpenMe.ToBytes());
        await window.Page.GotoAsync(new Uri(path).AbsoluteUri);
        return window;
    }

    private async Task<IBrowser> StartAsync()
    {
        bool isRequired = Environment.GetEnvironmentVariable("HUSHTAP_REQUIRE_TOOLS") == "1";
        Assert.SkipUnless(isRequired || File.Exists(Program), "chromium is not installed");
        Assert.True(File.Exists(Program), "chromium is not installed, and HUSHTAP_REQUIRE_TOOLS is 1");
        await _lock.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Headless = true, Args = s_arguments });
        }
        finally
        {
            _lock.Release();
        }
    }
}
