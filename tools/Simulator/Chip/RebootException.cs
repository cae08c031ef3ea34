// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>The chip was reset, by its own firmware or from outside. The system clock survives it.</summary>
public sealed class RebootException(long worldUs, int? option) : RunEndedException(option is null ? "the chip was reset" : "the chip reboots", worldUs)
{
    /// <summary>Gets the RebootOption value that the firmware gave; null for a reset from outside.</summary>
    public int? Option { get; } = option;
}
