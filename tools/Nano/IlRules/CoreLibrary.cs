// SPDX-License-Identifier: MIT
using Mono.Cecil;

namespace HushTap.IlRules;

/// <summary>nanoFramework.CoreLibrary as it is carried in this assembly.</summary>
public static class CoreLibrary
{
    /// <summary>Opens the real mscorlib.dll.</summary>
    /// <returns>Its bytes.</returns>
    public static Stream Open() =>
        typeof(CoreLibrary).Assembly.GetManifestResourceStream("CoreLibrary") ?? throw new InvalidOperationException("CoreLibrary is not embedded");

    internal static AssemblyDefinition Read() => AssemblyDefinition.ReadAssembly(Open());

    internal static bool IsVisible(MethodDefinition method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    internal static bool IsVisible(FieldDefinition field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    internal static IEnumerable<TypeDefinition> VisibleTypes(ModuleDefinition module) =>
        module.GetTypes().Where(type => type.IsPublic || (type.IsNestedPublic && type.DeclaringType.IsPublic));

    /// <summary>The name by which refusals.txt knows a member: without its return type.</summary>
    internal static string Key(IMemberDefinition member)
    {
        string full = member.FullName;
        return member is TypeDefinition ? full : full[(full.IndexOf(' ') + 1)..];
    }
}
