// SPDX-License-Identifier: MIT
using System.Net;
using System.Text.Json;
using HushTap.CardReader;
using HushTap.Desk;
using HushTap.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace HushTap.View;

/// <summary>Shows cards to one browser on this computer: loopback only, a port that the system chooses, nothing but GET, nothing from outside.</summary>
/// <remarks>Neither environment nor settings files have a say: the server is built from nothing.</remarks>
public sealed class CardServer : IAsyncDisposable
{
    private const int ConnectionsMax = 64;

    private readonly WebApplication _app;
    private readonly ViewedCards _viewed;
    private readonly Visitor _visitor = new();

    private CardServer(ViewedCards viewed)
    {
        _viewed = viewed;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Configure);
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.Use(GuardAsync);
        _app.UseRouting();
        _app.MapGet("/", Page);
        _app.MapGet("/card.json", CardAsync);
        _app.MapGet("/segments/{index:int}/verdict", VerdictAsync);
        _app.MapGet("/segments/{index:int}/peaks", PeaksAsync);
        _app.MapGet("/segments/{index:int}/audio", Audio);
        _app.MapGet("/calls/{index:int}/export", Export);
    }

    /// <summary>Gets the address to open; it works once.</summary>
    public Uri Address => new($"http://{_visitor.Host}/?token={_visitor.Token}");

    /// <summary>Starts a server.</summary>
    /// <param name="viewed">The cards.</param>
    /// <returns>The server, which answers already.</returns>
    public static async Task<CardServer> StartAsync(ViewedCards viewed)
    {
        CardServer server = new(viewed);
        await server._app.StartAsync();
        server._visitor.Host = new Uri(server._app.Urls.Single()).Authority;
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 0;
        kestrel.Limits.MaxConcurrentConnections = ConnectionsMax;
        kestrel.Listen(IPAddress.Loopback, 0);
    }

    private static IResult NotThere() => Results.StatusCode(StatusCodes.Status404NotFound);

    private async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = CardPage.View.Policy + "; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (!_visitor.IsForUs(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (context.Request.Path == "/" && _visitor.TryEnter(context))
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            headers.Location = "/";
        }
        else if (!_visitor.IsKnown(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync("This address was used already, or is not the one that hushtap has printed. Run hushtap view again.\n");
        }
        else
        {
            await next(context);
        }
    }

    private static IResult Page() => Results.Bytes(CardPage.View.ToBytes(), "text/html; charset=utf-8");

    private Task CardAsync(HttpContext context) =>
        WriteAsync(context, writer => _viewed.Tell(() => new CardJson(_viewed, writer).Write()));

    private Task VerdictAsync(HttpContext context, int index)
    {
        if (SegmentAt(index) is not { } segment)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return WriteAsync(context, writer => _viewed.Verify(segment, findings => new CardJson(_viewed, writer).WriteVerdict(segment, findings)));
    }

    private async Task PeaksAsync(HttpContext context, int index)
    {
        using Stream? audio = Open(index);
        context.Response.StatusCode = audio is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        context.Response.ContentType = "application/octet-stream";
        if (audio is not null)
        {
            await PeakReader.CopyAsync(audio, context.Response.Body, context.RequestAborted);
        }
    }

    private IResult Audio(int index) =>
        Open(index) is { } audio ? Results.Stream(audio, "application/octet-stream", enableRangeProcessing: true) : NotThere();

    private IResult Export(int index, string? format, CancellationToken cancel)
    {
        if (index < 0 || index >= _viewed.Calls.Count || !Enum.TryParse(format ?? "wav", ignoreCase: true, out AudioFormat wanted) || !Enum.IsDefined(wanted))
        {
            return NotThere();
        }

        Call call = _viewed.Calls[index];
        try
        {
            return Results.Stream(_viewed.Export(call, wanted, cancel), "application/zip", FormattableString.Invariant($"{call.PowerOn.Device}-{call.PowerOn.Boot}-{call.Number}.zip"));
        }
        catch (Exception failure) when (failure is CardException or IOException or UnauthorizedAccessException)
        {
            return Results.Text(Printable.Of(failure.Message) + "\n", statusCode: StatusCodes.Status409Conflict);
        }
    }

    private Segment? SegmentAt(int index) => index >= 0 && index < _viewed.Segments.Count ? _viewed.Segments[index] : null;

    private Stream? Open(int index) => SegmentAt(index) is { } segment ? _viewed.Open(segment) : null;

    private static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter writer = new(text))
        {
            write(writer);
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = text.Length;
        await context.Response.Body.WriteAsync(text.GetBuffer().AsMemory(0, (int)text.Length), context.RequestAborted);
    }
}
