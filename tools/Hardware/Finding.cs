// SPDX-License-Identifier: MIT
namespace HushTap.HardwareTools;

/// <summary>One thing that a check objects to.</summary>
/// <param name="Rule">Short name of the rule, the same in every message of that rule.</param>
/// <param name="Where">The pin, net, part or line it is about.</param>
/// <param name="Message">What is wrong, in lower case.</param>
public sealed record Finding(string Rule, string Where, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Rule}: {Where}: {Message}";
}
