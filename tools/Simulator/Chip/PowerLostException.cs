// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Power is gone.</summary>
public sealed class PowerLostException(long worldUs) : RunEndedException("power is gone", worldUs);
