// SPDX-License-Identifier: MIT
using System.CommandLine;

namespace HushTap.Cli.Commands;

/// <summary>What the commands that look at a card have in common.</summary>
internal static class CardOptions
{
    public static Argument<string> Directory() => new("DIR")
    {
        Description = "where the card is: the folder that has HUSHTAP in it",
    };

    public static Option<bool> Json() => new("--json")
    {
        Description = "print one JSON object and nothing else",
    };
}
