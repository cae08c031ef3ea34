// SPDX-License-Identifier: MIT
using HushTap.Simulator;

namespace HushTap.Cli.Live;

/// <summary>One step of a script for a live device.</summary>
/// <param name="AtSeconds">When, counted from the start; null = as soon as it is read.</param>
/// <param name="Act">What happens; null = the device is switched off and the program ends.</param>
public sealed record ScriptStep(double? AtSeconds, LiveAct? Act);
