// SPDX-License-Identifier: MIT
using Mono.Cecil;

namespace HushTap.IlRules;

/// <summary>Resolves every public and protected member of CoreLibrary against the facade, as the runtime would.</summary>
public sealed class FacadeComparison : IDisposable
{
    private readonly AssemblyDefinition _core = CoreLibrary.Read();
    private readonly AssemblyDefinition _facade;
    private readonly List<FacadeDifference> _differences = [];

    private FacadeComparison(string facadePath)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        _facade = AssemblyDefinition.ReadAssembly(facadePath, new ReaderParameters { AssemblyResolver = resolver });
    }

    /// <summary>Compares.</summary>
    /// <param name="facadePath">The facade's mscorlib.dll.</param>
    /// <returns>What does not bind.</returns>
    public static IReadOnlyList<FacadeDifference> Run(string facadePath)
    {
        using var comparison = new FacadeComparison(facadePath);
        foreach (TypeDefinition type in CoreLibrary.VisibleTypes(comparison._core.MainModule))
        {
            comparison.CompareType(type);
        }

        return comparison._differences;
    }

    /// <summary>Names every public and protected member of CoreLibrary, as refusals.txt does.</summary>
    /// <returns>Types and members.</returns>
    public static IReadOnlyList<string> CoreLibraryMembers()
    {
        using AssemblyDefinition core = CoreLibrary.Read();
        var members = new List<string>();
        foreach (TypeDefinition type in CoreLibrary.VisibleTypes(core.MainModule))
        {
            members.Add(CoreLibrary.Key(type));
            members.AddRange(type.Methods.Where(CoreLibrary.IsVisible).Select(CoreLibrary.Key));
            members.AddRange(type.Fields.Where(CoreLibrary.IsVisible).Select(CoreLibrary.Key));
        }

        return members;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _core.Dispose();
        _facade.Dispose();
    }

    private void CompareType(TypeDefinition type)
    {
        TypeDefinition? target = InFacade(type);
        if (target is null)
        {
            Report(type, "the type is not there");
            return;
        }

        CompareShape(type, target);
        foreach (MethodDefinition method in type.Methods.Where(CoreLibrary.IsVisible))
        {
            CompareMethod(method, target);
        }

        foreach (FieldDefinition field in type.Fields.Where(CoreLibrary.IsVisible))
        {
            CompareField(field, target);
        }
    }

    private void CompareShape(TypeDefinition type, TypeDefinition target)
    {
        if (type.IsValueType != target.IsValueType || type.IsInterface != target.IsInterface || type.IsEnum != target.IsEnum)
        {
            Report(type, "class, struct, enum or interface");
        }

        if ((target.IsSealed && !type.IsSealed) || (target.IsAbstract && !type.IsAbstract))
        {
            Report(type, "sealed or abstract there only");
        }

        if (type.BaseType is { } parent && Expected(parent) != (target.BaseType is { } there ? Name(there) : string.Empty))
        {
            Report(type, $"derives from {target.BaseType?.FullName}, not {parent.FullName}");
        }

        if (type.IsInterface && target.Methods.Count(method => method.IsAbstract) != type.Methods.Count)
        {
            Report(type, "an interface with other members");
        }

        string[] faces = [.. AllInterfaces(target).Select(reference => Name(reference))];
        foreach (InterfaceImplementation implementation in type.Interfaces)
        {
            if (!faces.Contains(Expected(implementation.InterfaceType)))
            {
                Report(type, "does not implement " + implementation.InterfaceType.FullName);
            }
        }
    }

    private static IEnumerable<TypeReference> AllInterfaces(TypeDefinition type)
    {
        for (TypeDefinition? level = type; level is not null; level = level.BaseType?.Resolve())
        {
            foreach (InterfaceImplementation implementation in level.Interfaces)
            {
                yield return implementation.InterfaceType;
            }
        }
    }

    private void CompareMethod(MethodDefinition method, TypeDefinition target)
    {
        for (TypeDefinition? level = target; level is not null; level = method.IsConstructor ? null : level.BaseType?.Resolve())
        {
            MethodDefinition? found = level.Methods.FirstOrDefault(candidate => HasSignature(candidate, method));
            if (found is null)
            {
                continue;
            }

            if (!CoreLibrary.IsVisible(found) || found.IsStatic != method.IsStatic)
            {
                Report(method, "not visible or static");
            }
            else if (method.IsVirtual && !method.IsFinal && (!found.IsVirtual || found.IsFinal))
            {
                Report(method, "cannot be overridden");
            }

            return;
        }

        Report(method, "no such method");
    }

    private bool HasSignature(MethodDefinition candidate, MethodDefinition method) =>
        candidate.Name == method.Name
        && candidate.Parameters.Count == method.Parameters.Count
        && candidate.GenericParameters.Count == method.GenericParameters.Count
        && Name(candidate.ReturnType) == Expected(method.ReturnType)
        && candidate.Parameters.Zip(method.Parameters).All(pair =>
            Name(pair.First.ParameterType) == Expected(pair.Second.ParameterType));

    private void CompareField(FieldDefinition field, TypeDefinition target)
    {
        FieldDefinition? found = target.Fields.FirstOrDefault(candidate => candidate.Name == field.Name);
        if (found is null || !CoreLibrary.IsVisible(found) || Name(found.FieldType) != Expected(field.FieldType))
        {
            Report(field, "no such field");
        }
        else if (field.HasConstant && !Equals(field.Constant, found.Constant))
        {
            Report(field, $"is {field.Constant} on the chip and {found.Constant} here");
        }
    }

    /// <summary>The type that the runtime takes when the facade is asked for this name.</summary>
    private TypeDefinition? InFacade(TypeReference type)
    {
        if (type.DeclaringType is { } parent)
        {
            return InFacade(parent)?.NestedTypes.FirstOrDefault(nested => nested.Name == type.Name);
        }

        return _facade.MainModule.GetType(type.FullName)
            ?? _facade.MainModule.ExportedTypes.FirstOrDefault(exported => exported.FullName == type.FullName)?.Resolve();
    }

    /// <summary>How a type of CoreLibrary's signatures is called once the facade has resolved it.</summary>
    private string Expected(TypeReference type) => Named(type, InFacade);

    private static string Name(TypeReference type) => Named(type, element => element.Resolve());

    private static string Named(TypeReference type, Func<TypeReference, TypeDefinition?> resolve) => type switch
    {
        GenericParameter parameter => (parameter.Type == GenericParameterType.Type ? "!" : "!!") + parameter.Position,
        ByReferenceType reference => Named(reference.ElementType, resolve) + "&",
        ArrayType array => Named(array.ElementType, resolve) + "[" + array.Rank + "]",
        PointerType pointer => Named(pointer.ElementType, resolve) + "*",
        RequiredModifierType modified => Named(modified.ElementType, resolve) + " modreq " + modified.ModifierType.FullName,
        OptionalModifierType modified => Named(modified.ElementType, resolve),
        GenericInstanceType generic =>
            Named(generic.ElementType, resolve) + "<" + string.Join(",", generic.GenericArguments.Select(argument => Named(argument, resolve))) + ">",
        _ => resolve(type) is { } definition ? $"[{definition.Module.Assembly.Name.Name}]{definition.FullName}" : "?" + type.FullName,
    };

    private void Report(IMemberDefinition member, string what) => _differences.Add(new FacadeDifference(CoreLibrary.Key(member), what));
}
