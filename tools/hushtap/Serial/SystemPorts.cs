// SPDX-License-Identifier: MIT
using System.IO.Ports;

namespace HushTap.Cli.Serial;

/// <summary>The ports that the system lists; or, in their place, those named in HUSHTAP_PORTS, for ports that no system lists, such as a simulated device's.</summary>
public sealed class SystemPorts : IPorts
{
    /// <summary>Names ports, separated by colons (semicolons on Windows).</summary>
    public const string Variable = "HUSHTAP_PORTS";

    /// <inheritdoc/>
    public IReadOnlyList<string> List()
    {
        string[] names = Environment.GetEnvironmentVariable(Variable) is { } named
            ? named.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            : SerialPort.GetPortNames();
        return [.. names.Distinct().Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public ITransport Open(string name) => SystemTransport.Open(name);
}
