// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Serial;

/// <summary>A device's answer to "status" (PROTOCOL.md §6), and what of it is a problem.</summary>
/// <param name="Values">Keys and values as the device gave them, in its order.</param>
public sealed record DeviceStatus(IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Gets what is wrong, in words; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems { get; } = [.. Find(Values)];

    /// <summary>Gets a value.</summary>
    /// <param name="key">Its key.</param>
    public string this[string key] => Values.GetValueOrDefault(key, "-");

    /// <summary>Asks a device.</summary>
    /// <param name="link">The device.</param>
    /// <returns>Its status.</returns>
    public static DeviceStatus Of(DeviceLink link) => new(link.Ask("status").AllPairs());

    private static IEnumerable<string> Find(IReadOnlyDictionary<string, string> values)
    {
        string Value(string key) => values.GetValueOrDefault(key, "-");
        if (Value("card") is not ("ok" or "-") and { } card)
        {
            yield return Words.Reasons(card);
        }

        if (Value("settings-state") switch
        {
            "bad-record" => "some settings were unreadable and have their factory values",
            "damaged" => "all settings were unreadable; the factory values are in force",
            "future" => "the settings were written by a newer firmware and are not used",
            _ => null,
        } is { } settings)
        {
            yield return settings;
        }
    }
}
