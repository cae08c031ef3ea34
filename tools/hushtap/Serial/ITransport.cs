// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Serial;

/// <summary>An open serial port. Modem lines are never touched: on many boards they reset the chip.</summary>
public interface ITransport : IDisposable
{
    /// <summary>Gets the port's name, as the user types it.</summary>
    string Name { get; }

    /// <summary>Waits for bytes.</summary>
    /// <param name="buffer">Takes them.</param>
    /// <param name="timeoutMs">Longest wait.</param>
    /// <returns>How many; 0 when none came.</returns>
    /// <exception cref="PortException">The port is gone.</exception>
    int Read(byte[] buffer, int timeoutMs);

    /// <summary>Sends bytes; waits no longer than a stated time.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="PortException">The port is gone, or takes nothing.</exception>
    void Write(byte[] bytes);
}
