// SPDX-License-Identifier: MIT
using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HushTap.IlRules;

/// <summary>How much an assembly takes of what the metadata processor limits.</summary>
/// <param name="IlBytes">All method bodies together, in bytes of IL.</param>
/// <param name="StringBytes">Names and literals in UTF-8 with one end mark each, every string once.</param>
public sealed record IlSizes(int IlBytes, int StringBytes)
{
    internal static IlSizes Of(ModuleDefinition module)
    {
        var strings = new HashSet<string> { module.Assembly.Name.Name };
        int ilBytes = 0;
        foreach (TypeDefinition type in module.GetTypes())
        {
            strings.UnionWith([type.Namespace, type.Name]);
            strings.UnionWith(type.Fields.Select(field => field.Name));
            foreach (MethodDefinition method in type.Methods)
            {
                strings.Add(method.Name);
                ilBytes += method.HasBody ? CodeBytes(method.Body, strings) : 0;
            }
        }

        strings.UnionWith(module.GetTypeReferences().SelectMany(type => new[] { type.Namespace, type.Name }));
        strings.UnionWith(module.GetMemberReferences().Select(member => member.Name));
        return new IlSizes(ilBytes, strings.Sum(text => Encoding.UTF8.GetByteCount(text) + 1));
    }

    private static int CodeBytes(MethodBody body, HashSet<string> strings)
    {
        int bytes = 0;
        foreach (Instruction instruction in body.Instructions)
        {
            bytes += instruction.GetSize();
            if (instruction.Operand is string literal)
            {
                strings.Add(literal);
            }
        }

        return bytes;
    }
}
