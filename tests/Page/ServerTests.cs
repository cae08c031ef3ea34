// SPDX-License-Identifier: MIT
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using HushTap.CardReader;
using HushTap.Vectors;
using HushTap.View;

namespace HushTap.Page.Tests;

/// <summary>What <c>hushtap view</c> answers, and to whom.</summary>
public sealed class ServerTests : IAsyncLifetime
{
    private const string Cookie = "Cookie";

    private readonly string _folder = Directory.CreateTempSubdirectory("hushtap-view-").FullName;
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private CardServer _server = null!;

    private string Root => $"http://{_server.Address.Authority}/";

    public async ValueTask InitializeAsync() => _server = await ServeAsync(BaseCards.Build("encrypted"), BaseCards.OwnerKeys);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task It_listens_on_the_loopback_address_alone()
    {
        Assert.Equal("127.0.0.1", _server.Address.Host);
        await using CardServer other = await ServeAsync(BaseCards.Build("two"), null);
        Assert.NotEqual(_server.Address.Port, other.Address.Port);
        Assert.NotEqual(_server.Address.Query, other.Address.Query);
    }

    [Theory]
    [InlineData("")]
    [InlineData("card.json")]
    [InlineData("segments/0/audio")]
    [InlineData("segments/0/peaks")]
    [InlineData("segments/0/verdict")]
    [InlineData("calls/0/export")]
    [InlineData("?token=")]
    [InlineData("?token=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("nothing")]
    public async Task Who_has_neither_token_nor_cookie_gets_nothing(string path)
    {
        using HttpResponseMessage answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("DESK", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_address_works_once()
    {
        string cookie = await EnterAsync();
        using HttpResponseMessage again = await GetAsync(_server.Address.Query);
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        using HttpResponseMessage page = await GetAsync("", (Cookie, cookie));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_for_this_server_and_for_no_script()
    {
        using HttpResponseMessage entry = await GetAsync(_server.Address.Query);
        string cookie = Assert.Single(entry.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith($"hushtap-{_server.Address.Port}=", cookie);
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=strict", cookie);
        Assert.Equal(HttpStatusCode.SeeOther, entry.StatusCode);
        Assert.Equal("/", entry.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "localhost")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_name_or_another_site_gets_nothing_even_with_the_cookie(string header, string value)
    {
        string cookie = await EnterAsync();
        using HttpResponseMessage answer = await GetAsync("card.json", (Cookie, cookie), (header, value));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Nothing_but_reading_is_answered(string method)
    {
        string cookie = await EnterAsync();
        using HttpRequestMessage request = new(new HttpMethod(method), Root + "card.json");
        request.Headers.Add(Cookie, cookie);
        using HttpResponseMessage answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Every_answer_forbids_what_the_page_does_not_need()
    {
        string cookie = await EnterAsync();
        foreach (string path in (string[])["", "card.json", "segments/0/audio", "nothing", "?token=x"])
        {
            using HttpResponseMessage answer = await GetAsync(path, (Cookie, cookie));
            string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; script-src 'sha256-", policy);
            Assert.EndsWith("frame-ancestors 'none'", policy);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(8190, 8195)]
    [InlineData(8192, 16383)]
    [InlineData(12_001, 25_599)]
    public async Task A_range_of_an_encrypted_segment_is_what_was_recorded(int from, int to)
    {
        using HttpResponseMessage answer = await GetAsync("segments/0/audio", (Cookie, await EnterAsync()), ("Range", $"bytes={from}-{to}"));
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        byte[] plain = BaseCards.Build("unkeyed").Files.First(file => file.Key.EndsWith(".WAV", StringComparison.Ordinal)).Value[512..];
        Assert.Equal(plain[from..(to + 1)], await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(new ContentRangeHeaderValue(from, to, plain.Length), answer.Content.Headers.ContentRange);
    }

    [Fact]
    public async Task A_range_of_a_plain_segment_is_what_stands_in_the_file()
    {
        CardImage image = BaseCards.Build("two");
        await _server.DisposeAsync();
        _server = await ServeAsync(image, null);
        using HttpResponseMessage answer = await GetAsync("segments/1/audio", (Cookie, await EnterAsync()), ("Range", "bytes=4001-6000"));
        byte[] file = image.Files.Where(one => one.Key.EndsWith(".WAV", StringComparison.Ordinal)).ElementAt(1).Value;
        Assert.Equal(file[(512 + 4001)..(512 + 6001)], await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("segments/99999/audio")]
    [InlineData("segments/-1/audio")]
    [InlineData("segments/99999/peaks")]
    [InlineData("segments/99999/verdict")]
    [InlineData("calls/99999/export")]
    [InlineData("calls/0/export?format=exe")]
    [InlineData("calls/0/export?format=7")]
    [InlineData("segments/..%2f..%2fetc%2fpasswd/audio")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using HttpResponseMessage answer = await GetAsync(path, (Cookie, await EnterAsync()));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task An_export_leaves_nothing_behind_on_the_computer()
    {
        string[] Left() => [.. Directory.GetFileSystemEntries(Path.GetTempPath(), "hushtap-export-*"), .. Directory.GetFiles(Path.GetTempPath(), "hushtap-*.zip")];
        string[] before = Left();
        using HttpResponseMessage answer = await GetAsync("calls/0/export?format=flac", (Cookie, await EnterAsync()));
        byte[] zip = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal("PK"u8.ToArray(), zip[..2]);
        await _server.DisposeAsync();
        Assert.Empty(Left().Except(before));
    }

    private async Task<CardServer> ServeAsync(CardImage image, string? keyText)
    {
        string root = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        image.WriteTo(root);
        KeyFile? keys = keyText is null ? null : KeyFile.Parse(Encoding.ASCII.GetBytes(keyText));
        return await CardServer.StartAsync(new ViewedCards(new OpenedCard("", Card.Read(root, keys), keys)));
    }

    private async Task<string> EnterAsync()
    {
        using HttpResponseMessage entry = await GetAsync(_server.Address.Query);
        return entry.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        HttpRequestMessage request = new(HttpMethod.Get, Root + path);
        foreach ((string name, string value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return _client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
