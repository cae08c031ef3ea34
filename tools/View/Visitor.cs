// SPDX-License-Identifier: MIT
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace HushTap.View;

/// <summary>Lets one browser in: whoever has the address with the token first gets a cookie for it, and the token is used up.</summary>
internal sealed class Visitor
{
    private const int SecretBytes = 32;
    private const string TokenName = "token";

    private readonly string _cookie = NewSecret();
    private string? _token;

    public Visitor() => _token = Token = NewSecret();

    /// <summary>Gets what stands in the address.</summary>
    public string Token { get; }

    /// <summary>Gets or sets where the server listens: no other name for it is answered, so that no name of somebody else's can be made to lead here.</summary>
    public string Host { get; set; } = "";

    /// <summary>Gets the cookie's name. Browsers give a cookie to all ports of a host; the port in the name keeps two servers apart.</summary>
    private string CookieName => "hushtap-" + Host.Split(':')[^1];

    /// <summary>Tells whether a request may be answered at all.</summary>
    public bool IsForUs(HttpRequest request) =>
        request.Host.Value == Host && request.Headers["Sec-Fetch-Site"].ToString() is "" or "none" or "same-origin" && HttpMethods.IsGet(request.Method);

    /// <summary>Tells whether it comes from the browser that was let in.</summary>
    public bool IsKnown(HttpRequest request) => Same(request.Cookies[CookieName], _cookie);

    /// <summary>Takes the token of an address.</summary>
    /// <returns>True the first time.</returns>
    public bool TryEnter(HttpContext context)
    {
        string? token = Volatile.Read(ref _token);
        if (token is null || !Same(context.Request.Query[TokenName], token) || Interlocked.CompareExchange(ref _token, null, token) != token)
        {
            return false;
        }

        context.Response.Cookies.Append(CookieName, _cookie, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });
        return true;
    }

    private static bool Same(string? given, string secret) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(secret));

    private static string NewSecret() => Convert.ToHexString(RandomNumberGenerator.GetBytes(SecretBytes));
}
