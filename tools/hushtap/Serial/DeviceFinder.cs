// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Serial;

/// <summary>One port, and what is on it.</summary>
/// <param name="Port">The port.</param>
/// <param name="Hello">The device, or null.</param>
/// <param name="Trouble">Why the port cannot be used, or null.</param>
public sealed record FoundPort(string Port, DeviceHello? Hello, CliException? Trouble);

/// <summary>Asks all ports whether a device is there.</summary>
public static class DeviceFinder
{
    /// <summary>How long a port may take to answer; a device that is held up by its card is not found.</summary>
    public const int AnswerMs = 3000;

    /// <summary>Asks every port, all at once.</summary>
    /// <param name="ports">The ports of this machine.</param>
    /// <returns>All ports, sorted by name.</returns>
    public static IReadOnlyList<FoundPort> Look(IPorts ports) => [.. ports.List().AsParallel().AsOrdered().WithDegreeOfParallelism(16).Select(name => LookAt(ports, name))];

    /// <summary>Finds the one device.</summary>
    /// <param name="ports">The ports of this machine.</param>
    /// <returns>Its port.</returns>
    /// <exception cref="CliException">There is none, or more than one.</exception>
    public static string FindOne(IPorts ports)
    {
        if (ports.List() is [string only])
        {
            return only;
        }

        IReadOnlyList<FoundPort> all = Look(ports);
        FoundPort[] found = [.. all.Where(port => port.Hello is not null)];
        return found.Length switch
        {
            1 => found[0].Port,
            0 when all.Count == 0 => throw new CliException("there is no serial port", "plug the device in; a simulated one is named by --port", ExitCode.NoDevice),
            0 => throw new CliException(
                $"no device answers on {string.Join(", ", all.Select(port => port.Port))}", "plug the device in, or name its port with --port", ExitCode.NoDevice),
            _ => throw new CliException($"there are {found.Length} devices: {string.Join(", ", found.Select(port => port.Port))}", "say which with --port"),
        };
    }

    private static FoundPort LookAt(IPorts ports, string name)
    {
        try
        {
            using DeviceLink link = DeviceLink.Open(ports, name, AnswerMs);
            return new FoundPort(name, link.Hello, null);
        }
        catch (CliException failure)
        {
            return new FoundPort(name, null, failure);
        }
    }
}
