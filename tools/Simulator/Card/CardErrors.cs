// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Errors as the native drivers give them: plain exceptions without a type of their own.</summary>
internal static class CardErrors
{
    private const string GoneText = "0xE0000000: the card does not answer";

    public static Exception Driver(string what) => new($"0xE0000000: {what}");

    public static Exception Gone() => new(GoneText);

    public static bool IsGone(Exception e) => e.Message == GoneText;

    public static Exception Full() => new("0xE0000000: no room on the volume");

    public static Exception NotFound(string path) => new($"0x60000000: not found: {path}");

    public static Exception NoVolume(string drive) => new($"0x62000000: volume not found: {drive}");
}
