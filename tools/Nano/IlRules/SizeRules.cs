// SPDX-License-Identifier: MIT
using Mono.Cecil;

namespace HushTap.IlRules;

/// <summary>Rules about what the metadata processor and the CLR can count to.</summary>
internal sealed class SizeRules(IlPolicy policy, Action<string, string, string> report)
{
    internal void Check(ModuleDefinition module)
    {
        IlSizes sizes = IlSizes.Of(module);
        Limit(module.Assembly.Name.Name, "bytes of IL", sizes.IlBytes, policy.IlBytesMax);
        Limit(module.Assembly.Name.Name, "bytes of strings", sizes.StringBytes, policy.StringBytesMax);
    }

    internal void Check(TypeDefinition type)
    {
        Limit(type.FullName, "virtual methods", type.Methods.Count(method => method.IsVirtual), policy.MembersMax);
        Limit(type.FullName, "instance methods", type.Methods.Count(method => !method.IsVirtual && !method.IsStatic), policy.MembersMax);
        Limit(type.FullName, "static methods", type.Methods.Count(method => method.IsStatic), policy.MembersMax);
        Limit(type.FullName, "fields", type.Fields.Count, policy.MembersMax);
    }

    private void Limit(string place, string what, int count, int max)
    {
        if (count > max)
        {
            report(RuleNames.Limit, place, $"{count} {what}, at most {max}");
        }
    }
}
