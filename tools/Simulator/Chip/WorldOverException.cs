// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Nobody looks any further.</summary>
public sealed class WorldOverException(long worldUs) : RunEndedException("the simulated world is over", worldUs);
