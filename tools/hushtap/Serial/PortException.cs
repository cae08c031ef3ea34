// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Serial;

/// <summary>What may be wrong with a serial port.</summary>
public enum PortTrouble
{
    /// <summary>There is no such port.</summary>
    Missing,

    /// <summary>Another program has it, or the user may not use it.</summary>
    Busy,

    /// <summary>It was there and is gone: unplugged.</summary>
    Gone,

    /// <summary>It is no serial port.</summary>
    Unusable,
}

/// <summary>A serial port cannot be used, or no longer.</summary>
/// <param name="trouble">In which way.</param>
/// <param name="port">The port's name.</param>
/// <param name="inner">What the system said.</param>
public sealed class PortException(PortTrouble trouble, string port, Exception? inner = null) : Exception($"{port}: {trouble}", inner)
{
    /// <summary>Gets in which way.</summary>
    public PortTrouble Trouble { get; } = trouble;

    /// <summary>Gets the port's name.</summary>
    public string Port { get; } = port;

    /// <summary>Puts it in words.</summary>
    /// <returns>The failure to throw.</returns>
    public CliException ToFailure() => Trouble switch
    {
        PortTrouble.Missing => new($"there is no port {Port}", "hushtap ports lists those that there are", ExitCode.NoDevice),
        PortTrouble.Busy => new(
            $"{Port} is in use by another program, or you may not use it",
            "close the other program; on Linux, add yourself to the group dialout and log in again",
            ExitCode.NoDevice),
        PortTrouble.Gone => new($"{Port} has gone: the cable was pulled, or the device lost power", "plug it in and try again", ExitCode.NoDevice),
        _ => new($"{Port} is no serial port", "hushtap ports lists those that there are", ExitCode.NoDevice),
    };
}
