// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Net;
using System.Text;

namespace HushTap.Cli.Check;

/// <summary>The result of a check, to be printed and signed.</summary>
/// <param name="Facts">What was checked: device, versions, settings, time.</param>
/// <param name="Findings">What was found.</param>
public sealed record PassSheet(IReadOnlyList<KeyValuePair<string, string>> Facts, IReadOnlyList<Finding> Findings)
{
    private const string Title = "HushTap: proof at the phone";
    private const string Scope = "This check is one sample at one phone on one day. It says that hold and mute were shown to the device and kept out in this call.";

    /// <summary>Gets whether all is as it must be.</summary>
    public bool IsPassed => Findings.All(finding => finding.IsSo);

    private string Verdict => IsPassed ? "PASSED" : "FAILED";

    /// <summary>As text.</summary>
    /// <returns>Lines of at most 100 characters where the findings are short.</returns>
    public string ToText()
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Title}: {Verdict}").AppendLine();
        foreach ((string key, string value) in Facts)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{key,-12} {value}");
        }

        text.AppendLine();
        foreach (Finding finding in Findings)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"[{(finding.IsSo ? "ok" : "NO")}] {finding.What}: {finding.Detail}");
        }

        return text.AppendLine().AppendLine(Scope).AppendLine().AppendLine("Date ____________   Name ________________________   Signature ________________________").ToString();
    }

    /// <summary>As a page without anything from outside.</summary>
    /// <returns>HTML.</returns>
    public string ToHtml()
    {
        StringBuilder html = new();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>").Append(Title).Append("</title>\n<style>\n")
            .Append("body{font:11pt sans-serif;max-width:18cm;margin:1.5cm auto;color:#000;background:#fff}table{border-collapse:collapse;width:100%;margin:1em 0}")
            .Append("td,th{border:1px solid #888;padding:.3em .6em;text-align:left;vertical-align:top}.sign td{height:2.2em;width:33%}\n</style>\n</head>\n<body>\n<h1>")
            .Append(Title).Append("</h1>\n<p><strong>").Append(Verdict).Append("</strong></p>\n<table>\n");
        foreach ((string key, string value) in Facts)
        {
            html.Append("<tr><th scope=\"row\">").Append(Escape(key)).Append("</th><td>").Append(Escape(value)).Append("</td></tr>\n");
        }

        html.Append("</table>\n<table>\n<tr><th scope=\"col\">What must be so</th><th scope=\"col\">Is it?</th><th scope=\"col\">Found</th></tr>\n");
        foreach (Finding finding in Findings)
        {
            html.Append("<tr><td>").Append(Escape(finding.What)).Append("</td><td>").Append(finding.IsSo ? "yes" : "<strong>NO</strong>")
                .Append("</td><td>").Append(Escape(finding.Detail)).Append("</td></tr>\n");
        }

        return html.Append("</table>\n<p>").Append(Scope)
            .Append("</p>\n<table class=\"sign\">\n<tr><td>Date</td><td>Name</td><td>Signature</td></tr>\n</table>\n</body>\n</html>\n").ToString();
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
