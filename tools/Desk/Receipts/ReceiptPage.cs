// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Net;
using System.Text;
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>A receipt as one HTML page: no script, nothing from outside, black on white when printed.</summary>
internal sealed class ReceiptPage(HoldReceipt receipt, DeskWords words)
{
    private const string Style = """
        :root { color-scheme: light dark; font: 16px/1.45 system-ui, sans-serif; }
        body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.6rem; margin-bottom: .2rem; } h2 { font-size: 1.1rem; margin: 1.4rem 0 .3rem; }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .2rem .8rem .2rem 0; vertical-align: top; }
        thead th { border-bottom: 1px solid; } td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        table.sums { width: auto; } table.sums th { font-weight: normal; }
        .warn { border: 3px solid; padding: .6rem; font-weight: bold; }
        .code { font: 1.05rem monospace; border: 1px solid; padding: .6rem; overflow-wrap: anywhere; }
        @media print { :root { color-scheme: light; font-size: 11pt; } body { margin: 0; max-width: none; } tr, .code { break-inside: avoid; } @page { margin: 18mm; } }
        """;

    private readonly StringBuilder _html = new();

    public override string ToString()
    {
        _html.Clear();
        Call call = receipt.Timeline.Call;
        string of = words.Format("receipt-of", call.Number, call.PowerOn.Boot, call.PowerOn.Device);
        _html.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="{words.Code}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Plain(words["receipt-title"])}: {Plain(of)}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <main>
            <h1>{Plain(words["receipt-title"])}</h1>
            <p>{Plain(of)}</p>

            """);
        if (!receipt.IsSound)
        {
            Paragraph(words["receipt-journal-broken"], "warn");
        }

        WriteCall(call);
        WriteList(words["receipt-held"], receipt.Held);
        if (receipt.Held.Count == 0)
        {
            Paragraph(words[receipt.Others.Count > 0 ? "receipt-held-unknown" : "receipt-held-none"]);
        }

        WriteList(words["receipt-other"], receipt.Others);
        WriteEnd();
        return _html.ToString();
    }

    private void WriteCall(Call call)
    {
        Line($"<h2>{Plain(words["receipt-when"])}</h2>");
        Paragraph(call.Utc is null ? words["receipt-no-clock"] : words.Format("receipt-from-to", receipt.Moment(call.First, words), receipt.Moment(call.End, words)));
        if (call.IsCut)
        {
            Paragraph(words["receipt-cut"]);
        }

        Line("<table class=\"sums\"><tbody>");
        foreach ((string key, decimal seconds) in receipt.Sums())
        {
            Line($"<tr><th scope=\"row\">{Plain(words[key])}</th><td class=\"n\">{Plain(words.Length(seconds))}</td></tr>");
        }

        Line("</tbody></table>");
    }

    private void WriteList(string title, IReadOnlyList<Stretch> stretches)
    {
        if (stretches.Count == 0)
        {
            return;
        }

        Line($"<h2>{Plain(title)}</h2>");
        string heads = string.Concat(((string[])["receipt-no", "receipt-from", "receipt-to", "receipt-length", "receipt-why"]).Select(key => $"<th scope=\"col\">{Plain(words[key])}</th>"));
        Line($"<table><thead><tr>{heads}</tr></thead><tbody>");
        for (int i = 0; i < stretches.Count; i++)
        {
            Stretch stretch = stretches[i];
            bool hasLength = stretch.Frames > 0;
            string to = hasLength ? receipt.Moment(stretch.End, words) : "";
            string length = hasLength ? words.Length(receipt.Timeline.SecondsOf(stretch.Frames)) : "";
            Line($"<tr><td class=\"n\">{i + 1}</td><td>{Plain(receipt.Moment(stretch.First, words))}</td><td>{Plain(to)}</td><td class=\"n\">{Plain(length)}</td><td>{Plain(receipt.Why(stretch, words))}</td></tr>");
        }

        Line("</tbody></table>");
    }

    private void WriteEnd()
    {
        Line($"<h2>{Plain(words["receipt-meaning"])}</h2>");
        Line("<ul>");
        foreach (string sentence in ReceiptSentences.Of(receipt, words))
        {
            Line($"<li>{Plain(sentence)}</li>");
        }

        Line("</ul>");
        Line($"<p class=\"code\">{Plain(words["receipt-code"])}: <strong>{receipt.Code}</strong></p>");
        Paragraph(words.Format("receipt-check", receipt.Code));
        Line("</main>");
        Line("</body>");
        Line("</html>");
    }

    private void Paragraph(string text, string? className = null) =>
        Line($"<p{(className is null ? "" : $" class=\"{className}\"")}>{Plain(text)}</p>");

    private void Line(string html) => _html.Append(html).Append('\n');

    private static string Plain(string text) => WebUtility.HtmlEncode(text);
}
