// SPDX-License-Identifier: MIT
using Mono.Cecil;

namespace HushTap.IlRules;

/// <summary>Rules about state that would outlive a reboot or join two worlds.</summary>
internal sealed class StateRules(IlPolicy policy, Action<string, string, string> report)
{
    private readonly HashSet<string> _unmetAllowances = [.. policy.AllowedStatics];

    internal void Check(TypeDefinition type)
    {
        foreach (FieldDefinition field in type.Fields.Where(field => field.IsStatic && !field.IsLiteral))
        {
            string name = $"{type.FullName}::{field.Name}";
            _unmetAllowances.Remove(name);
            if (!IsConstant(field) && !policy.AllowedStatics.Contains(name))
            {
                report(RuleNames.MutableStatic, name, field.IsInitOnly ? $"its content can change: {field.FieldType.FullName}" : "it can be set");
            }
        }
    }

    /// <summary>An allowance for what is gone would hide the next one of that name.</summary>
    internal void CheckAllowances()
    {
        foreach (string name in _unmetAllowances)
        {
            report(RuleNames.MutableStatic, name, "allowed by the policy, but there is no such static field");
        }
    }

    private static bool IsConstant(FieldDefinition field) =>
        IsInitializerData(field) || IsCachedLambda(field) || (field.IsInitOnly && IsImmutable(field.FieldType));

    private static bool IsImmutable(TypeReference type) =>
        type.IsPrimitive || type.FullName == "System.String" || type.Resolve() is { IsEnum: true };

    /// <summary>The bytes behind an array initializer.</summary>
    private static bool IsInitializerData(FieldDefinition field) => field.IsInitOnly && field.InitialValue is { Length: > 0 };

    /// <summary>A lambda that captures nothing: the compiler keeps its delegate, which has no state.</summary>
    private static bool IsCachedLambda(FieldDefinition field) =>
        field.DeclaringType.Name == "<>c" && (field.Name == "<>9" || field.Name.StartsWith("<>9__", StringComparison.Ordinal));
}
