// SPDX-License-Identifier: MIT
namespace HushTap.IlRules;

/// <summary>One breach of a rule.</summary>
/// <param name="Rule">Name of the rule, e.g. <c>mutable-static</c>; see <see cref="RuleNames"/>.</param>
/// <param name="Place">Method, field, type or assembly where it stands, in Cecil's notation.</param>
/// <param name="Detail">What was found and, for a refused member, why it is refused.</param>
public sealed record Violation(string Rule, string Place, string Detail)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Rule}: {Place}: {Detail}";
}
