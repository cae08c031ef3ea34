// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Serial;

/// <summary>The serial ports of a machine.</summary>
public interface IPorts
{
    /// <summary>Lists the ports that may have a device on them.</summary>
    /// <returns>Names, sorted.</returns>
    IReadOnlyList<string> List();

    /// <summary>Opens a port at 115,200 baud, 8N1.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The open port.</returns>
    /// <exception cref="PortException">It cannot be opened.</exception>
    ITransport Open(string name);
}
