// SPDX-License-Identifier: MIT
namespace HushTap.IlRules;

/// <summary>What one assembly is allowed.</summary>
public sealed record IlPolicy
{
    /// <summary>Gets the assemblies that may be referenced besides mscorlib, by simple name.</summary>
    public IReadOnlySet<string> AllowedReferences { get; init; } = new HashSet<string>();

    /// <summary>Gets static fields that may be mutable, as <c>Namespace.Type::Field</c>. One that does not exist is itself reported.</summary>
    public IReadOnlySet<string> AllowedStatics { get; init; } = new HashSet<string>();

    /// <summary>Gets rules that do not apply, by their name in <see cref="RuleNames"/>.</summary>
    public IReadOnlySet<string> RulesOff { get; init; } = new HashSet<string>();

    /// <summary>Gets where referenced assemblies lie, besides the checked assembly's own folder.</summary>
    public IReadOnlyList<string> SearchDirectories { get; init; } = [];

    /// <summary>Gets the largest sum of all method bodies in bytes of IL.</summary>
    public int IlBytesMax { get; init; } = 65_535;

    /// <summary>Gets the largest string table in bytes of UTF-8: names and literals.</summary>
    public int StringBytesMax { get; init; } = 65_535;

    /// <summary>Gets the largest number of virtual, of instance and of static methods, and of fields, in one type.</summary>
    public int MembersMax { get; init; } = 255;
}
