// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A live world at a glance.</summary>
/// <param name="UptimeUs">Microseconds since the world began.</param>
/// <param name="HasPower">False during a power cut.</param>
/// <param name="OffHook">The handset is lifted.</param>
/// <param name="Held">The call is on hold.</param>
/// <param name="Muted">The microphone is muted.</param>
/// <param name="Tone">The tone is being played.</param>
/// <param name="LedLit">The device's status LED is lit.</param>
/// <param name="PowerOns">How often the firmware was started.</param>
public sealed record LiveState(long UptimeUs, bool HasPower, bool OffHook, bool Held, bool Muted, bool Tone, bool LedLit, int PowerOns);
