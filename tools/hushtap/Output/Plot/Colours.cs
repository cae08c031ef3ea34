// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Output.Plot;

/// <summary>One colour for each meaning, told apart by people with any colour sight, and in grey print.</summary>
internal static class Colours
{
    public const string Ink = "#1d2733";
    public const string Pale = "#5d6b7a";
    public const string Grid = "#e3e7ec";
    public const string Lane = "#f5f7f9";
    public const string Paper = "#ffffff";
    public const string Recorded = "#1b7f5c";
    public const string Withheld = "#c3cad3";
    public const string Hold = "#e69f00";
    public const string Mute = "#8a63b5";
    public const string Talk = "#cfe3f5";
    public const string Lost = "#c0392b";
    public const string Freeze = "#2f8fce";
    public const string Card = "#9a6b3f";
    public const string Power = "#1d2733";
    public const string Unavoidable = "#9db4c8";
}
