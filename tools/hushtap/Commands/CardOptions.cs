// SPDX-License-Identifier: MIT
using System.CommandLine;
using HushTap.Desk;

namespace HushTap.Cli.Commands;

/// <summary>What the commands that look at a card have in common.</summary>
internal static class CardOptions
{
    public static Argument<string> Directory() => new("DIR")
    {
        Description = "where the card is: the folder that has HUSHTAP in it",
    };

    public static Option<string?> Key() => new("--key")
    {
        Description = "the owner's key file; without it only the public layer is checked",
        HelpName = "FILE",
    };

    public static CallName CallName(string text) => Desk.CallName.Parse(text)
        ?? throw new CliException($"--call '{text}' is no call", "say its number, or POWER-ON/CALL as hushtap card list shows them, such as 2/1");

    public static Option<bool> Json() => new("--json")
    {
        Description = "print one JSON object and nothing else",
    };
}
