// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>This run of the CLR is over. Thrown from the call in which it happens and from every later one, until the firmware's stacks are unwound.</summary>
/// <remarks>Firmware that catches <see cref="Exception"/> catches it too, as nothing could stop it; the next call throws again.</remarks>
public abstract class RunEndedException(string message, long worldUs) : Exception(message)
{
    /// <summary>Gets the world time of the end.</summary>
    public long WorldUs { get; } = worldUs;
}
