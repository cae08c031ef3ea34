// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Serial;

/// <summary>Who a device is.</summary>
/// <param name="Protocol">Version of the console's protocol.</param>
/// <param name="Firmware">Version of the firmware.</param>
/// <param name="Board">The board it runs on.</param>
/// <param name="Device">The device's name.</param>
/// <param name="Access">locked, unlocked or unclaimed.</param>
/// <param name="Settings">Digest of the settings in force.</param>
public sealed record DeviceHello(string Protocol, string Firmware, string Board, string Device, string Access, string Settings)
{
    /// <summary>The one protocol that this program speaks.</summary>
    public const string KnownProtocol = "1";

    /// <summary>Gets what stands for the device in names of files.</summary>
    public string FileName => Device.Length > 1 && Device.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? Device : "device";

    /// <summary>Reads an answer to "hello".</summary>
    /// <param name="pairs">Its keys and values.</param>
    /// <returns>The device.</returns>
    public static DeviceHello From(IReadOnlyDictionary<string, string> pairs)
    {
        string Value(string key) => pairs.GetValueOrDefault(key, "-");
        return new(Value("protocol"), Value("firmware"), Value("board"), Value("device"), Value("access"), Value("settings"));
    }
}
