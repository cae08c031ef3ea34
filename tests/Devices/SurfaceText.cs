// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using HushTap.IlRules;

namespace HushTap.Devices.Tests;

/// <summary>Writes what an assembly that was compiled against CoreLibrary shows to its users, one member a line.</summary>
/// <remarks>Public and protected members with parameter names, defaults and constants. Finalizers are left out: see surface/omissions.txt.</remarks>
internal static class SurfaceText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] s_shownAttributes =
        ["FlagsAttribute", "ObsoleteAttribute", "AttributeUsageAttribute", "ParamArrayAttribute", "CallerArgumentExpressionAttribute"];

    internal static IReadOnlyList<string> Of(string assemblyPath)
    {
        using var context = new MetadataLoadContext(new Resolver(Path.GetDirectoryName(assemblyPath)!), "mscorlib");
        Assembly assembly = context.LoadFromAssemblyPath(assemblyPath);
        return [.. assembly.GetTypes().Where(IsShown).SelectMany(Lines).Order(StringComparer.Ordinal)];
    }

    private static bool IsShown(Type type) =>
        type.IsNested ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsShown(type.DeclaringType!) : type.IsPublic;

    private static IEnumerable<string> Lines(Type type)
    {
        yield return $"{type.FullName}: {TypeKind(type)}{Attributes(type.CustomAttributes)}";
        foreach (MemberInfo member in type.GetMembers(Declared))
        {
            string? line = member switch
            {
                FieldInfo field when IsShown(field) && !field.IsSpecialName => Line(field),
                MethodBase method when IsShown(method) && method.Name != "Finalize" => Line(method),
                _ => null,
            };
            if (line is not null)
            {
                yield return $"{type.FullName}.{line}{Attributes(member.CustomAttributes)}";
            }
        }
    }

    private static bool IsShown(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static bool IsShown(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string TypeKind(Type type)
    {
        string kind = type.IsEnum ? "enum " + Name(Enum.GetUnderlyingType(type)) : type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class";
        string shape = type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract && !type.IsInterface ? "abstract " : type.IsSealed && !type.IsValueType ? "sealed " : string.Empty;
        IEnumerable<string> bases = type.IsValueType ? [] : type.BaseType is { } parent && parent.FullName != "System.Object" ? [Name(parent)] : [];
        string[] all = [.. bases, .. type.GetInterfaces().Where(_ => !type.IsEnum).Select(Name).Order(StringComparer.Ordinal)];
        return shape + kind + (all.Length == 0 ? string.Empty : " of " + string.Join(", ", all));
    }

    private static string Line(FieldInfo field)
    {
        string shape = (field.IsPublic ? string.Empty : "protected ") + (field.IsLiteral ? "const " : field.IsStatic ? "static " : string.Empty) + (field.IsInitOnly ? "readonly " : string.Empty);
        return $"{field.Name}: {shape}{Name(field.FieldType)}" + (field.IsLiteral ? " = " + Value(field.GetRawConstantValue()) : string.Empty);
    }

    private static string Line(MethodBase method)
    {
        // Whether an interface's method is implemented by a virtual slot is no difference to a caller.
        bool isOpen = method.IsVirtual && !method.IsFinal;
        string shape = (method.IsPublic ? string.Empty : "protected ") + (method.IsStatic ? "static " : string.Empty)
            + (method.IsAbstract ? "abstract " : !isOpen ? string.Empty : method.Attributes.HasFlag(MethodAttributes.NewSlot) ? "virtual " : "override ");
        string result = method is MethodInfo info ? Name(info.ReturnType) : "void";
        return $"{method.Name}({string.Join(", ", method.GetParameters().Select(Parameter))}): {shape}{result}";
    }

    private static string Parameter(ParameterInfo parameter)
    {
        string value = parameter.HasDefaultValue ? " = " + Value(parameter.RawDefaultValue) : string.Empty;
        return $"{(parameter.IsOut ? "out " : string.Empty)}{Name(parameter.ParameterType)} {parameter.Name}{value}{Attributes(parameter.CustomAttributes)}";
    }

    private static string Name(Type type) => type.IsArray ? Name(type.GetElementType()!) + "[]" : type.IsByRef ? Name(type.GetElementType()!) + "&" : type.FullName ?? type.Name;

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => "\"" + text + "\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Attributes(IEnumerable<CustomAttributeData> attributes)
    {
        IEnumerable<string> shown = attributes
            .Where(data => s_shownAttributes.Contains(data.AttributeType.Name))
            .Select(data => $" [{data.AttributeType.Name[..^"Attribute".Length]}{Arguments(data)}]")
            .Order(StringComparer.Ordinal);
        return string.Concat(shown);
    }

    private static string Arguments(CustomAttributeData data)
    {
        string[] arguments =
        [
            .. data.ConstructorArguments.Select(argument => Value(argument.Value)),
            .. data.NamedArguments.Select(argument => argument.MemberName + " = " + Value(argument.TypedValue.Value)),
        ];
        return arguments.Length == 0 ? string.Empty : "(" + string.Join(", ", arguments) + ")";
    }

    /// <summary>Finds CoreLibrary where IlRules carries it, and the rest beside the assembly.</summary>
    private sealed class Resolver(string directory) : MetadataAssemblyResolver
    {
        public override Assembly? Resolve(MetadataLoadContext context, AssemblyName assemblyName)
        {
            if (assemblyName.Name == "mscorlib")
            {
                using Stream stream = CoreLibrary.Open();
                return context.LoadFromStream(stream);
            }

            string path = Path.Combine(directory, assemblyName.Name + ".dll");
            return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        }
    }
}
