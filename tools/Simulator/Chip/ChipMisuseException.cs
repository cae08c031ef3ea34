// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>The firmware did what the real chip answers with damage, silence or a hang instead of an exception.</summary>
public sealed class ChipMisuseException(string message) : Exception(message);
