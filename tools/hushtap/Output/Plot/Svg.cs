// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Net;
using System.Text;

namespace HushTap.Cli.Output.Plot;

/// <summary>Writes an SVG drawing, element by element. Nothing in it refers to anything outside.</summary>
/// <param name="width">Units across.</param>
/// <param name="height">Units down.</param>
/// <param name="title">What the drawing shows, for those who cannot see it.</param>
public sealed class Svg(double width, double height, string title)
{
    private readonly StringBuilder _body = new();

    /// <summary>Gets units across.</summary>
    public double Width { get; } = width;

    /// <summary>Gets units down.</summary>
    public double Height { get; } = height;

    /// <summary>A filled rectangle; nothing when it has no width.</summary>
    public void Rect(double x, double y, double w, double h, string fill, string? more = null)
    {
        if (w > 0)
        {
            Add($"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{w:0.##}\" height=\"{h:0.##}\" fill=\"{fill}\"{More(more)}/>");
        }
    }

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string stroke, double thick = 1, string? more = null) =>
        Add($"<line x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\" stroke=\"{stroke}\" stroke-width=\"{thick:0.##}\"{More(more)}/>");

    /// <summary>Any path.</summary>
    public void Path(string d, string fill, string stroke = "none", double thick = 1, string? more = null) =>
        Add($"<path d=\"{d}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{thick:0.##}\"{More(more)}/>");

    /// <summary>A text; the point is at its base line.</summary>
    public void Text(double x, double y, string text, double size = 12, string fill = Colours.Ink, string anchor = "start", string? more = null) =>
        Add($"<text x=\"{x:0.##}\" y=\"{y:0.##}\" font-size=\"{size:0.##}\" fill=\"{fill}\" text-anchor=\"{anchor}\"{More(more)}>{WebUtility.HtmlEncode(text)}</text>");

    /// <summary>A piece of SVG as it is.</summary>
    public void Raw(string svg) => _body.Append(svg).Append('\n');

    /// <summary>The whole drawing.</summary>
    /// <returns>An svg element.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width:0.##} {Height:0.##}\" width=\"{Width:0.##}\" height=\"{Height:0.##}\" role=\"img\" font-family=\"system-ui, 'Segoe UI', Helvetica, Arial, sans-serif\">\n<title>{WebUtility.HtmlEncode(title)}</title>\n{_body}</svg>\n");

    private static string More(string? more) => more is null ? string.Empty : " " + more;

    private void Add(FormattableString element) => _body.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
