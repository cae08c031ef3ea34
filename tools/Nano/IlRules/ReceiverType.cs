// SPDX-License-Identifier: MIT
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HushTap.IlRules;

/// <summary>The declared type of what a call without arguments is made on, where the instruction before tells it.</summary>
internal static class ReceiverType
{
    internal static TypeReference? Of(MethodDefinition method, Instruction call) => call.Previous is { } before ? Pushed(method, before) : null;

    private static TypeReference? Pushed(MethodDefinition method, Instruction before) => before.OpCode.Code switch
    {
        Code.Ldstr => method.Module.TypeSystem.String,
        Code.Ldarg_0 => Argument(method, 0),
        Code.Ldarg_1 => Argument(method, 1),
        Code.Ldarg_2 => Argument(method, 2),
        Code.Ldarg_3 => Argument(method, 3),
        Code.Ldloc_0 => method.Body.Variables[0].VariableType,
        Code.Ldloc_1 => method.Body.Variables[1].VariableType,
        Code.Ldloc_2 => method.Body.Variables[2].VariableType,
        Code.Ldloc_3 => method.Body.Variables[3].VariableType,
        _ => before.Operand switch
        {
            ParameterDefinition parameter => parameter.ParameterType,
            VariableDefinition local => local.VariableType,
            FieldReference field => field.FieldType,
            MethodReference { Name: ".ctor" } made => made.DeclaringType,
            MethodReference called => called.ReturnType,
            TypeReference type when before.OpCode.Code is Code.Castclass or Code.Isinst => type,
            _ => null,
        },
    };

    private static TypeReference Argument(MethodDefinition method, int index)
    {
        int parameter = method.HasThis ? index - 1 : index;
        return parameter < 0 ? method.DeclaringType : method.Parameters[parameter].ParameterType;
    }
}
