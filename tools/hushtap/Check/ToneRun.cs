// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Check;

/// <summary>A stretch of audio in which the tone is heard.</summary>
/// <param name="StartSeconds">From the beginning of the audio.</param>
/// <param name="Seconds">Its length.</param>
public readonly record struct ToneRun(double StartSeconds, double Seconds);
