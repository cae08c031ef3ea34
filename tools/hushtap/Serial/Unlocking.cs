// SPDX-License-Identifier: MIT
using System.Security.Cryptography;
using System.Text;

namespace HushTap.Cli.Serial;

/// <summary>Unlocks a device by challenge and response; the secret itself never goes over the wire.</summary>
public static class Unlocking
{
    private const string Label = "hushtap unlock 1 ";

    /// <summary>Unlocks.</summary>
    /// <param name="link">The device.</param>
    /// <param name="keys">A key file with the owner's secret.</param>
    /// <returns>Seconds without a request after which it locks again, as the device says.</returns>
    /// <exception cref="CliException">The device refuses.</exception>
    public static string Unlock(DeviceLink link, KeyFile keys)
    {
        if (keys.Owner is null)
        {
            throw new CliException($"{keys.Path} has no line owner=", "name the key file whose secret the device was given");
        }

        string challenge = link.Ask("unlock").AllPairs().GetValueOrDefault("challenge")
            ?? throw new CliException("the device gave no challenge", "try again", ExitCode.Problem);
        return link.Ask("unlock " + Response(keys.Owner, challenge)).Values.GetValueOrDefault("idle-s", "600");
    }

    /// <summary>Computes the response to a challenge.</summary>
    /// <param name="secret">The owner's secret.</param>
    /// <param name="challenge">The challenge as the device sent it.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Response(byte[] secret, string challenge) =>
        Convert.ToHexString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(Label + challenge)));
}
