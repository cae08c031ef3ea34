// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A world that a seed decided.</summary>
/// <param name="Seed">The whole world: same seed, same world, same bytes.</param>
/// <param name="Spec">What happens in it.</param>
/// <param name="Classes">Which kinds of trouble were switched on.</param>
/// <param name="LastTalk">The last call's time off-hook, after all faults have ended, in frames: here the device must have recovered.</param>
public sealed record DrawnWorld(ulong Seed, WorldSpec Spec, FaultClasses Classes, Stretch LastTalk);
