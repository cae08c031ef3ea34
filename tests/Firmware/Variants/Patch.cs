// SPDX-License-Identifier: MIT
namespace HushTap.Firmware.Tests.Variants;

/// <summary>One mistake that a good engineer could make.</summary>
/// <param name="File">Source file below firmware/Core; with "Board/" before it, below firmware/Board.</param>
/// <param name="Was">Text that must stand there exactly once.</param>
/// <param name="Is">What stands there instead.</param>
public sealed record Patch(string File, string Was, string Is);
