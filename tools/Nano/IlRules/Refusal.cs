// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace HushTap.IlRules;

/// <summary>One line of refusals.txt.</summary>
public sealed class Refusal
{
    private readonly Regex _pattern;

    internal Refusal(bool isMissing, string member, string reason)
    {
        IsMissing = isMissing;
        Member = member;
        Reason = reason;
        _pattern = new Regex("^" + Regex.Escape(member).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant);
    }

    /// <summary>Gets a value indicating whether the facade lacks it (true) or it behaves otherwise than on the chip (false).</summary>
    public bool IsMissing { get; }

    /// <summary>Gets the member, perhaps with <c>*</c>.</summary>
    public string Member { get; }

    /// <summary>Gets why.</summary>
    public string Reason { get; }

    /// <summary>Tells whether this line speaks of a member.</summary>
    /// <param name="member">Namespace.Type::Name(parameter types).</param>
    /// <returns>True when it does.</returns>
    public bool Matches(string member) => _pattern.IsMatch(member);
}
