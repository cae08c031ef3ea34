// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What ends a run of the CLR from outside.</summary>
public enum RunEndKind
{
    /// <summary>Nobody looks any further.</summary>
    WorldOver,

    /// <summary>Power is gone.</summary>
    PowerLost,

    /// <summary>The reset line is pulled.</summary>
    Reset,
}
