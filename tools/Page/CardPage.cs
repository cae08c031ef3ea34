// SPDX-License-Identifier: MIT
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HushTap.Desk;

namespace HushTap.Page;

/// <summary>The page that shows a card, put together from the files in <c>Source/</c>: one HTML document that loads nothing.</summary>
/// <remarks>
/// Its scripts share one function's scope and are in no need of a bundler. Its policy names the digests of its one script and its one style, so that no
/// other runs, whatever stands in a journal; and Trusted Types forbid to make markup from text.
/// </remarks>
public sealed class CardPage
{
    /// <summary>What stands in a page that hushtap has written, and in no other file of that name.</summary>
    public const string Mark = "<meta name=\"generator\" content=\"hushtap\">";

    /// <summary>Its name on a card.</summary>
    public const string FileName = "OPEN-ME.html";

    /// <summary>In the order in which they need one another.</summary>
    private static readonly string[] s_scripts =
    [
        "digest.js", "journal.js", "card.js", "audio.js", "stretches.js", "words.js", "player.js", "wave.js", "receipt.js", "source.js", "server.js", "call.js", "app.js",
    ];

    private CardPage(string source, string connect)
    {
        string style = Read("page.css");
        string script = Script();
        Policy = $"default-src 'none'; script-src {Hash(script)}; style-src {Hash(style)}; img-src data:; connect-src {connect}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
        Html = Read("page.html")
            .Replace("<!--policy-->", $"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">", StringComparison.Ordinal)
            .Replace("<!--source-->", source, StringComparison.Ordinal)
            .Replace("<!--style-->", style, StringComparison.Ordinal)
            .Replace("<!--script-->", script, StringComparison.Ordinal);
    }

    /// <summary>Gets the page for a card: it reads the files that the user chooses, and may connect to nothing.</summary>
    public static CardPage OpenMe { get; } = new("files", "'none'");

    /// <summary>Gets the page that <c>hushtap view</c> serves: it reads what its server says.</summary>
    public static CardPage View { get; } = new("server", "'self'");

    /// <summary>Gets the document.</summary>
    public string Html { get; }

    /// <summary>Gets its content security policy.</summary>
    public string Policy { get; }

    /// <summary>Gets the document's bytes.</summary>
    /// <returns>UTF-8 without a byte order mark.</returns>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(Html);

    private static string Script()
    {
        StringBuilder script = new("'use strict';\n(() => {\n");
        script.Append("const DESK_WORDS = ").Append(JsonSerializer.Serialize(new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["en"] = DeskWords.Of(Language.En).All,
            ["nl"] = DeskWords.Of(Language.Nl).All,
        })).Append(";\n");
        foreach (string name in s_scripts)
        {
            script.Append(Read(name));
        }

        return script.Append("})();\n").ToString();
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Read(string name)
    {
        using Stream stream = typeof(CardPage).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
