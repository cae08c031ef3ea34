// SPDX-License-Identifier: MIT
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HushTap.IlRules;

/// <summary>Walks a call graph breadth first and notes what takes memory.</summary>
internal sealed class AllocationFinder
{
    private const string SpanType = "System.SpanByte";

    private readonly List<Allocation> _found = [];

    internal static IReadOnlyList<Allocation> Find(CallGraph graph, string begin, IReadOnlyCollection<string> stopAt)
    {
        var finder = new AllocationFinder();
        var seen = new HashSet<MethodDefinition>(stopAt.SelectMany(graph.Named));
        var waiting = new Queue<(MethodDefinition Method, string Path)>();
        foreach (MethodDefinition method in graph.Named(begin).Where(seen.Add))
        {
            waiting.Enqueue((method, Short(method)));
        }

        while (waiting.TryDequeue(out (MethodDefinition Method, string Path) current))
        {
            if (!current.Method.HasBody)
            {
                continue;
            }

            foreach (Instruction instruction in current.Method.Body.Instructions)
            {
                finder.Note(current.Method, instruction, current.Path);
                foreach (MethodDefinition next in graph.Targets(instruction).Where(seen.Add))
                {
                    waiting.Enqueue((next, current.Path + " > " + Short(next)));
                }
            }
        }

        return finder._found;
    }

    private static string Short(MethodDefinition method) => $"{method.DeclaringType.Name}.{method.Name}";

    private void Note(MethodDefinition method, Instruction instruction, string path)
    {
        if (Kind(instruction) is { } kind)
        {
            string what = ((MemberReference)instruction.Operand).FullName;
            bool isThrown = instruction.Next?.OpCode.Code == Code.Throw;
            _found.Add(new Allocation(kind, method.FullName, instruction.Offset, what, isThrown, path));
        }
    }

    private static string? Kind(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Newarr => "newarr",
        Code.Box => "box",
        Code.Newobj => MadeBy((MethodReference)instruction.Operand),
        Code.Call or Code.Callvirt => MadeInside((MethodReference)instruction.Operand),
        _ => null,
    };

    private static string? MadeBy(MethodReference constructor)
    {
        TypeReference type = constructor.DeclaringType;
        if (type.FullName == SpanType)
        {
            return "span";
        }

        TypeDefinition? definition = type.Resolve();
        return definition switch
        {
            { IsValueType: true } => null,
            { BaseType.FullName: "System.MulticastDelegate" } => "delegate",
            _ => "newobj",
        };
    }

    /// <summary>What mscorlib makes for its caller; its code is native and is not followed.</summary>
    private static string? MadeInside(MethodReference called)
    {
        if (called.DeclaringType.GetElementType().Scope is not AssemblyNameReference { Name: "mscorlib" } || called.DeclaringType is ArrayType)
        {
            return null;
        }

        return called.ReturnType switch
        {
            { FullName: SpanType } => "span",
            _ when called.Name == ".ctor" && called.DeclaringType.FullName == SpanType => "span",
            { FullName: "System.String" } or ArrayType => "text",
            _ => null,
        };
    }
}
