// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Net;
using HushTap.Cli.Tests.Support;
using HushTap.Vectors;

namespace HushTap.Cli.Tests;

/// <summary><c>hushtap view</c> as a shell starts it; what it serves is tested in Page/.</summary>
public sealed class ViewCommandTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task An_archive_is_shown_with_all_its_cards_and_each_with_its_own_key()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an interrupt cannot be sent here");
        BaseCards.Build("encrypted").WriteTo(_temp["card"]);
        CardImage image = new();
        DeviceWriter other = new(image, "DESK-0002");
        other.PowerOn();
        other.Call();
        other.Segment(4096, "on-hook");
        other.CallEnd();
        image.WriteTo(_temp["other"]);
        _temp.Put("keys.txt", BaseCards.OwnerKeys);
        _temp.Put("foreign.txt", BaseCards.OwnerKeys.Replace("DESK-0001", "DESK-0003", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Ok, new Session().Run("card", "ingest", _temp["card"], _temp["other"], "--archive", _temp["archive"]));
        string told = await TellAsync(_temp["archive"], "--key", _temp["foreign.txt"], "--key", _temp["keys.txt"]);
        Assert.Contains("\"device\":\"DESK-0001\"", told);
        Assert.Contains("\"device\":\"DESK-0002\"", told);
        Assert.Contains("\"encrypted\":true,\"open\":true", told);
        Assert.Contains("\"verdict\":\"fits\"", told);
        Assert.Contains("\"problems\":0", told);
    }

    private static async Task<string> TellAsync(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "hushtap.dll"), "view", .. arguments]) { RedirectStandardOutput = true };
        using Process view = Process.Start(start)!;
        try
        {
            Uri address = new((await view.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!);
            using HttpClient client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() });
            await client.GetStringAsync(address, TestContext.Current.CancellationToken);
            return await client.GetStringAsync(new Uri(address, "/card.json"), TestContext.Current.CancellationToken);
        }
        finally
        {
            view.Kill();
        }
    }

    [Fact]
    public async Task It_prints_an_address_serves_the_page_and_ends_with_the_interrupt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an interrupt cannot be sent here");
        BaseCards.Build("two").WriteTo(_temp["card"]);
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "hushtap.dll"), "view", _temp["card"]]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process view = Process.Start(start)!;
        try
        {
            string address = (await view.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
            Assert.Matches(@"^http://127\.0\.0\.1:\d+/\?token=[0-9A-F]{64}$", address);
            using HttpClient client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() });
            Assert.Contains("data-source=\"server\"", await client.GetStringAsync(address, TestContext.Current.CancellationToken));
            External.Run("kill", "-INT", view.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await view.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(ExitCode.Ok, view.ExitCode);
            Assert.StartsWith("note: open this address", await view.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        }
        finally
        {
            view.Kill();
        }
    }

    [Fact]
    public void What_is_no_card_is_refused_before_anything_listens()
    {
        Session session = new();
        Assert.Equal(ExitCode.Misuse, session.Run("view", _temp["nowhere"]));
        Assert.StartsWith("error: ", session.Error);
        Assert.Empty(session.Out);
    }
}
