// SPDX-License-Identifier: MIT
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace HushTap.IlMeter;

/// <summary>Rewrites an assembly of the firmware so that it counts the IL instructions it executes and the objects it makes.</summary>
public sealed class Instrumenter
{
    /// <summary>Name of the added class with the counters.</summary>
    public const string MeterName = "HushTapMeter";

    /// <summary>Name of its field that counts objects; every other field counts the instructions of one method.</summary>
    public const string AllocationsName = "Allocations";

    private readonly HashSet<string> unpriced = [];

    /// <summary>Gets platform calls without a price.</summary>
    public IReadOnlyCollection<string> Unpriced => unpriced;

    /// <summary>Rewrites one assembly.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="folder">Where the assemblies lie that it refers to.</param>
    public byte[] Instrument(string path, string folder)
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(folder);
        using var assembly = AssemblyDefinition.ReadAssembly(path, new ReaderParameters { AssemblyResolver = resolver, InMemory = true });
        var module = assembly.MainModule;
        var (meter, allocations) = AddMeter(module);
        foreach (var method in module.Types.Where(t => t.Name != MeterName).SelectMany(t => t.NestedTypes.Prepend(t)).SelectMany(t => t.Methods).ToList())
        {
            if (method.HasBody)
            {
                var instructions = new FieldDefinition(
                    $"{method.DeclaringType.Name}::{method.Name}/{method.Parameters.Count}#{meter.Fields.Count}", FieldAttributes.Public | FieldAttributes.Static, module.TypeSystem.Int64);
                meter.Fields.Add(instructions);
                Instrument(method.Body, instructions, allocations);
            }
        }

        using var image = new MemoryStream();
        assembly.Write(image);
        return image.ToArray();
    }

    private static (TypeDefinition Meter, FieldReference Allocations) AddMeter(ModuleDefinition module)
    {
        var meter = new TypeDefinition(
            string.Empty, MeterName, TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed, module.TypeSystem.Object);
        var allocations = new FieldDefinition(AllocationsName, FieldAttributes.Public | FieldAttributes.Static, module.TypeSystem.Int64);
        meter.Fields.Add(allocations);
        module.Types.Add(meter);
        return (meter, allocations);
    }

    private void Instrument(MethodBody body, FieldReference instructions, FieldReference allocations)
    {
        body.SimplifyMacros();
        var original = body.Instructions.ToList();
        var heads = Heads(body, original);
        var il = body.GetILProcessor();
        var moved = new Dictionary<Instruction, Instruction>();
        for (int i = 0; i < original.Count;)
        {
            int end = i + 1;
            while (end < original.Count && !heads.Contains(original[end]))
            {
                end++;
            }

            var block = original[i..end];
            var first = Probe(il, original[i], instructions, block.Count + block.Sum(PriceOf));
            int made = block.Count(IsAllocation);
            if (made > 0)
            {
                Probe(il, original[i], allocations, made);
            }

            moved[original[i]] = first;
            i = end;
        }

        Retarget(body, original, moved);
        body.OptimizeMacros();
    }

    private static Instruction Probe(ILProcessor il, Instruction before, FieldReference counter, long by)
    {
        var first = il.Create(OpCodes.Ldsfld, counter);
        il.InsertBefore(before, first);
        il.InsertBefore(before, il.Create(OpCodes.Ldc_I8, by));
        il.InsertBefore(before, il.Create(OpCodes.Add));
        il.InsertBefore(before, il.Create(OpCodes.Stsfld, counter));
        return first;
    }

    private static HashSet<Instruction> Heads(MethodBody body, List<Instruction> original)
    {
        var heads = new HashSet<Instruction> { original[0] };
        foreach (var instruction in original)
        {
            foreach (var target in TargetsOf(instruction))
            {
                heads.Add(target);
            }

            bool endsBlock = instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw;
            if (endsBlock && instruction.Next is { } next)
            {
                heads.Add(next);
            }
        }

        foreach (var handler in body.ExceptionHandlers)
        {
            Instruction?[] bounds = [handler.TryStart, handler.TryEnd, handler.HandlerStart, handler.HandlerEnd, handler.FilterStart];
            heads.UnionWith(bounds.OfType<Instruction>());
        }

        return heads;
    }

    private static IEnumerable<Instruction> TargetsOf(Instruction instruction) => instruction.Operand switch
    {
        Instruction target => [target],
        Instruction[] targets => targets,
        _ => [],
    };

    private static void Retarget(MethodBody body, List<Instruction> original, Dictionary<Instruction, Instruction> moved)
    {
        Instruction? To(Instruction? old) => old is not null && moved.TryGetValue(old, out var first) ? first : old;
        foreach (var instruction in original)
        {
            instruction.Operand = instruction.Operand switch
            {
                Instruction target => To(target),
                Instruction[] targets => targets.Select(t => To(t)!).ToArray(),
                var other => other,
            };
        }

        foreach (var handler in body.ExceptionHandlers)
        {
            handler.TryStart = To(handler.TryStart);
            handler.TryEnd = To(handler.TryEnd);
            handler.HandlerStart = To(handler.HandlerStart);
            handler.HandlerEnd = To(handler.HandlerEnd);
            handler.FilterStart = To(handler.FilterStart);
        }
    }

    private int PriceOf(Instruction instruction)
    {
        if (instruction.Operand is not MethodReference method || IsOurs(method.DeclaringType))
        {
            return 0;
        }

        string name = method.DeclaringType.FullName + "::" + method.Name;
        int price = PlatformPrices.Of(name, out bool isKnown);
        if (!isKnown)
        {
            unpriced.Add(name);
        }

        return price;
    }

    private static bool IsAllocation(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Newarr or Code.Box => true,
        Code.Newobj => ((MethodReference)instruction.Operand).DeclaringType is { IsValueType: false },
        _ => false,
    };

    private static bool IsOurs(TypeReference type) =>
        type.Scope is not AssemblyNameReference reference || reference.Name.StartsWith("HushTap.", StringComparison.Ordinal);
}
