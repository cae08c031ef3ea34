// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HushTap.IlRules;

/// <summary>Rules about what the code of an assembly uses of mscorlib.</summary>
internal sealed partial class MemberRules(Refusals refusals, Action<string, string, string> report)
{
    private static readonly HashSet<string> s_wholeNumbers =
        ["System.Byte", "System.SByte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32", "System.Int64", "System.UInt64"];

    internal void Check(TypeDefinition type)
    {
        IEnumerable<TypeReference> ancestors = type.Interfaces.Select(face => face.InterfaceType).Append(type.BaseType);
        foreach (TypeReference ancestor in ancestors.Where(ancestor => ancestor is not null && IsCore(ancestor)))
        {
            if (refusals.Find(ancestor.GetElementType().FullName) is { } refusal)
            {
                report(RuleNames.RefusedMember, type.FullName, $"{ancestor.FullName}: {refusal.Reason}");
            }
        }
    }

    internal void Check(MethodDefinition method)
    {
        foreach (Instruction instruction in method.Body.Instructions)
        {
            switch (instruction.Operand)
            {
                case MethodReference called:
                    CheckCall(method, instruction, called);
                    break;
                case FieldReference field:
                    CheckUse(method, field, () => field.Resolve());
                    break;
                case TypeReference type:
                    CheckType(method, instruction, type);
                    break;
            }
        }
    }

    private void CheckCall(MethodDefinition method, Instruction instruction, MethodReference called)
    {
        if (instruction.Previous is { OpCode.Code: Code.Constrained, Operand: TypeReference constrained })
        {
            if (IsEnum(constrained))
            {
                report(called.Name == "ToString" ? RuleNames.EnumText : RuleNames.EnumBoxed, method.FullName, $"{called.Name} of {constrained.FullName}");
            }

            // A constrained call goes to the value's own method, not to Object's.
            return;
        }

        if (called.Name == "ToString" && called.HasParameters && s_wholeNumbers.Contains(called.DeclaringType.FullName))
        {
            CheckFormat(method, instruction.Previous);
        }

        if (called.DeclaringType.FullName == "System.Object" && called.Name is "ToString" or "GetHashCode")
        {
            CheckObjectCall(method, instruction, called);
            return;
        }

        CheckUse(method, called, () => called.Resolve());
    }

    /// <summary>The compiler names Object's method whatever the receiver is; what counts is the override that the receiver has.</summary>
    private void CheckObjectCall(MethodDefinition method, Instruction instruction, MethodReference called)
    {
        TypeDefinition? receiver = ReceiverType.Of(method, instruction)?.Resolve();
        for (TypeDefinition? level = receiver; level is not null; level = level.BaseType?.Resolve())
        {
            if (level.Methods.FirstOrDefault(own => own.Name == called.Name && own.IsVirtual && !own.HasParameters) is { } own)
            {
                CheckOverride(method, own);
                return;
            }
        }

        if (called.Name == "GetHashCode")
        {
            CheckUse(method, called, () => called.Resolve());
        }
    }

    private void CheckOverride(MethodDefinition method, MethodDefinition own)
    {
        string key = CoreLibrary.Key(own);
        if (own.Module.Assembly.Name.Name == "mscorlib" && refusals.Find(key) is { } refusal)
        {
            report(RuleNames.RefusedMember, method.FullName, $"{key}: {refusal.Reason}");
        }
    }

    private void CheckFormat(MethodDefinition method, Instruction? argument)
    {
        string? format = argument?.OpCode.Code == Code.Ldstr ? (string)argument.Operand : null;
        if (format is null || !CommonFormat().IsMatch(format))
        {
            report(RuleNames.NumberFormat, method.FullName, $"format {format ?? "that is not a literal"}; only D and X are surely the same on the chip");
        }
    }

    private void CheckType(MethodDefinition method, Instruction instruction, TypeReference type)
    {
        if (instruction.OpCode.Code == Code.Box && IsEnum(type))
        {
            report(RuleNames.EnumBoxed, method.FullName, type.FullName);
        }

        if (IsCore(type) && type is not TypeSpecification && type.Resolve() is null)
        {
            report(RuleNames.UnknownMember, method.FullName, type.FullName);
        }
    }

    private void CheckUse(MethodDefinition method, MemberReference member, Func<IMemberDefinition?> resolve)
    {
        if (!IsCore(member.DeclaringType) || member.DeclaringType is ArrayType)
        {
            return;
        }

        if (resolve() is not { } definition)
        {
            report(RuleNames.UnknownMember, method.FullName, member.FullName);
            return;
        }

        string key = CoreLibrary.Key(definition);
        if (refusals.Find(key) is { } refusal)
        {
            report(RuleNames.RefusedMember, method.FullName, $"{key}: {refusal.Reason}");
        }
    }

    private static bool IsCore(TypeReference type) => type.GetElementType().Scope is AssemblyNameReference { Name: "mscorlib" };

    private static bool IsEnum(TypeReference type) => !type.IsGenericParameter && type.Resolve() is { IsEnum: true };

    [GeneratedRegex("^[DX][0-9]{0,2}$")]
    private static partial Regex CommonFormat();
}
