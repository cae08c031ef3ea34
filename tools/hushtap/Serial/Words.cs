// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Serial;

/// <summary>What the device's short names mean, in words.</summary>
public static class Words
{
    private static readonly Dictionary<string, string> s_reasons = new(StringComparer.Ordinal)
    {
        ["none"] = "nothing speaks against recording",
        ["on-hook"] = "the handset is down",
        ["hold-lamp"] = "the hold lamp is lit or flashing",
        ["mute-lamp"] = "the mute lamp is lit or flashing",
        ["hold-key"] = "the hold key was pressed",
        ["sense-unknown"] = "a sense could not be read without a gap, so it counts as hold",
        ["sense-fault"] = "a sense is unhealthy: its wire may be cut",
        ["record-key"] = "recording was stopped by the record key",
        ["overrun"] = "audio was lost before it could be read",
        ["card-out"] = "there is no card",
        ["card-full"] = "the card is full",
        ["card-error"] = "the card failed",
        ["card-read-only"] = "the card is read-only",
        ["no-key"] = "recordings are encrypted, and the device has no key for this day: hushtap key set days",
        ["card-format"] = "the card is not formatted as the device needs it",
        ["ring-full"] = "the card was too slow",
        ["power-cut"] = "power failed",
    };

    /// <summary>Puts reasons in words.</summary>
    /// <param name="reasons">Names, joined by +.</param>
    /// <returns>Words, joined by "and"; a name that is not known stays as it is.</returns>
    public static string Reasons(string reasons) =>
        string.Join("; ", reasons.Split('+').Select(name => s_reasons.GetValueOrDefault(name, name)));
}
