// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HushTap.IlRules;

/// <summary>Rules about what the chip's CLR or metadata processor does not know.</summary>
internal sealed partial class LanguageRules(Action<string, string, string> report)
{
    private const string CompilerNamespace = "Microsoft.CodeAnalysis";
    private const string EmbeddedNamespace = "System.Runtime.CompilerServices";

    internal void Check(TypeDefinition type)
    {
        if (type.HasGenericParameters)
        {
            report(RuleNames.OwnGeneric, type.FullName, "a generic type");
        }

        if (StateMachine().IsMatch(type.Name))
        {
            report(RuleNames.StateMachine, type.FullName, "an iterator or async method");
        }

        if (type.Namespace is CompilerNamespace or EmbeddedNamespace)
        {
            report(RuleNames.EmbeddedAttribute, type.FullName, "put in by the compiler; write what it can do without, or lower LangVersion");
        }

        foreach (FieldDefinition field in type.Fields)
        {
            CheckTypeUse(field.FullName, field.FieldType);
        }
    }

    internal void Check(MethodDefinition method)
    {
        if (method.HasGenericParameters)
        {
            report(RuleNames.OwnGeneric, method.FullName, "a generic method");
        }

        if (method.IsSynchronized && !method.IsAddOn && !method.IsRemoveOn)
        {
            report(RuleNames.Synchronized, method.FullName, "use lock");
        }

        if (method is { Name: "Finalize", IsVirtual: true, HasParameters: false })
        {
            report(RuleNames.Finalizer, method.FullName, "when it runs is not determined");
        }

        CheckTypeUse(method.FullName, method.ReturnType);
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            CheckTypeUse(method.FullName, parameter.ParameterType);
        }

        if (method.HasBody)
        {
            CheckBody(method);
        }
    }

    private void CheckBody(MethodDefinition method)
    {
        foreach (VariableDefinition local in method.Body.Variables)
        {
            CheckTypeUse(method.FullName, local.VariableType);
        }

        foreach (Instruction instruction in method.Body.Instructions)
        {
            switch (instruction.OpCode.Code)
            {
                case Code.Localloc:
                    report(RuleNames.StackAlloc, method.FullName, "stackalloc");
                    break;
                case Code.Volatile:
                    report(RuleNames.Volatile, method.FullName, "a volatile access");
                    break;
            }

            if (instruction.Operand is MemberReference member)
            {
                CheckTypeUse(method.FullName, member as TypeReference ?? member.DeclaringType);
            }
        }
    }

    private void CheckTypeUse(string place, TypeReference? type)
    {
        switch (type)
        {
            case ArrayType { Rank: > 1 }:
                report(RuleNames.MultiDimensionalArray, place, type.FullName);
                break;
            case PointerType or PinnedType or FunctionPointerType:
                report(RuleNames.Pointer, place, type.FullName);
                break;
            case RequiredModifierType { ModifierType.Name: "IsVolatile" }:
                report(RuleNames.Volatile, place, type.FullName);
                break;
        }

        if (type is TypeSpecification { ElementType: { } element })
        {
            CheckTypeUse(place, element);
        }
        else if (type?.FullName == "System.Decimal")
        {
            report(RuleNames.DecimalType, place, "decimal does not exist on the chip");
        }
    }

    [GeneratedRegex(@"^<.*>d(__\d+)?$")]
    private static partial Regex StateMachine();
}
