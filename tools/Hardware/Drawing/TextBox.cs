// SPDX-License-Identifier: MIT
namespace HushTap.HardwareTools.Drawing;

/// <summary>About where a text stands, from the mean width of its letters.</summary>
public sealed record TextBox(string Text, double Left, double Top, double Right, double Bottom)
{
    private const double letterWidth = 0.58;

    /// <summary>A text that runs from left to right.</summary>
    public static TextBox Across(double x, double y, string text, string anchor, double size)
    {
        var width = text.Length * letterWidth * size;
        var left = anchor switch { "middle" => x - (width / 2), "end" => x - width, _ => x };
        return new TextBox(text, left, y - (0.72 * size), left + width, y + (0.1 * size));
    }

    /// <summary>A text that runs upwards.</summary>
    public static TextBox Upright(double x, double y, string text, string anchor)
    {
        var height = text.Length * letterWidth * 0.95;
        var bottom = anchor == "end" ? y + height : y;
        return new TextBox(text, x - 0.7, bottom - height, x + 0.1, bottom);
    }

    /// <summary>True when two texts would print over each other.</summary>
    public bool Covers(TextBox other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}
