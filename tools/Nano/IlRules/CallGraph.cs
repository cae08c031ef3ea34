// SPDX-License-Identifier: MIT
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HushTap.IlRules;

/// <summary>Who may call whom inside a set of assemblies. Errs on the side of too many calls.</summary>
/// <remarks>A virtual call may go to every override, an interface call to every implementation, a delegate's to every method that was ever made one of its type.</remarks>
internal sealed class CallGraph
{
    private readonly Dictionary<string, MethodDefinition> _methods = [];
    private readonly List<TypeDefinition> _types = [];
    private readonly Dictionary<string, List<MethodDefinition>> _delegateTargets = [];

    internal CallGraph(IReadOnlyList<ModuleDefinition> modules)
    {
        _types.AddRange(modules.SelectMany(module => module.GetTypes()));
        foreach (MethodDefinition method in _types.SelectMany(type => type.Methods))
        {
            _methods[method.FullName] = method;
        }

        foreach (MethodDefinition method in _methods.Values.Where(method => method.HasBody))
        {
            CollectDelegates(method);
        }
    }

    /// <summary>Finds methods by Cecil's full name, or by Namespace.Type::Method.</summary>
    internal IReadOnlyList<MethodDefinition> Named(string name)
    {
        MethodDefinition[] named = [.. _methods.Values.Where(method => method.FullName == name || $"{method.DeclaringType.FullName}::{method.Name}" == name)];
        return named.Length > 0 ? named : throw new ArgumentException($"no method {name} in the given assemblies", nameof(name));
    }

    /// <summary>Lists the methods that an instruction may enter. Making a delegate enters nothing; calling it does.</summary>
    internal IEnumerable<MethodDefinition> Targets(Instruction instruction)
    {
        if (instruction.OpCode.Code is not (Code.Call or Code.Callvirt or Code.Newobj))
        {
            return [];
        }

        var called = (MethodReference)instruction.Operand;
        if (called.Name == "Invoke" && _delegateTargets.TryGetValue(called.DeclaringType.FullName, out List<MethodDefinition>? made))
        {
            return made;
        }

        return Meant(called, instruction.OpCode.Code == Code.Callvirt);
    }

    private IEnumerable<MethodDefinition> Meant(MethodReference called, bool isDispatched) => called.Resolve() switch
    {
        null => [],
        { IsVirtual: true } target when isDispatched => Implementations(target),
        { } target => Own(target),
    };

    private IEnumerable<MethodDefinition> Own(MethodDefinition target) =>
        _methods.TryGetValue(target.FullName, out MethodDefinition? own) ? [own] : [];

    private IEnumerable<MethodDefinition> Implementations(MethodDefinition target) =>
        Own(target).Concat(_types.Where(type => IsBelow(type, target.DeclaringType)).SelectMany(type => Implementations(type, target))).Distinct();

    /// <summary>An interface's method may be implemented by a base class that does not know the interface.</summary>
    private static IEnumerable<MethodDefinition> Implementations(TypeDefinition type, MethodDefinition target)
    {
        for (TypeDefinition? level = type; level is not null; level = target.DeclaringType.IsInterface ? level.BaseType?.Resolve() : null)
        {
            foreach (MethodDefinition method in level.Methods)
            {
                bool isExplicit = method.Overrides.Any(overridden => overridden.Resolve()?.FullName == target.FullName);
                if (isExplicit || (method.IsVirtual && method.Name == target.Name && Parameters(method) == Parameters(target)))
                {
                    yield return method;
                }
            }
        }
    }

    private static string Parameters(MethodDefinition method) => string.Join(",", method.Parameters.Select(parameter => parameter.ParameterType.FullName));

    private static bool IsBelow(TypeDefinition type, TypeDefinition ancestor)
    {
        for (TypeDefinition? level = type; level is not null; level = level.BaseType?.Resolve())
        {
            if (level.BaseType?.FullName == ancestor.FullName || level.Interfaces.Any(face => IsOrExtends(face.InterfaceType, ancestor)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOrExtends(TypeReference face, TypeDefinition ancestor) =>
        face.FullName == ancestor.FullName
        || face.Resolve() is { } definition && definition.Interfaces.Any(parent => IsOrExtends(parent.InterfaceType, ancestor));

    private void CollectDelegates(MethodDefinition method)
    {
        foreach (Instruction instruction in method.Body.Instructions)
        {
            bool makesPointer = instruction.OpCode.Code is Code.Ldftn or Code.Ldvirtftn;
            if (makesPointer && instruction.Next is { OpCode.Code: Code.Newobj, Operand: MethodReference constructor })
            {
                string type = constructor.DeclaringType.FullName;
                if (!_delegateTargets.TryGetValue(type, out List<MethodDefinition>? targets))
                {
                    _delegateTargets[type] = targets = [];
                }

                IEnumerable<MethodDefinition> meant = Meant((MethodReference)instruction.Operand, instruction.OpCode.Code == Code.Ldvirtftn);
                targets.AddRange(meant.Except(targets));
            }
        }
    }
}
