// SPDX-License-Identifier: MIT
using HushTap.IlRules;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HushTap.Nano.Tests;

/// <summary>Mistakes that C# 10 cannot make against CoreLibrary, written into the clean specimen.</summary>
public sealed class EmittedMistakesTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("hushtap-il").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Decimal_is_found() =>
        AssertFound(RuleNames.DecimalType, module => AddField(module, Core(module, "System", "Decimal")));

    [Fact]
    public void A_volatile_field_is_found() =>
        AssertFound(RuleNames.Volatile, module =>
            AddField(module, new RequiredModifierType(Core(module, "System.Runtime.CompilerServices", "IsVolatile"), module.TypeSystem.Int32)));

    [Fact]
    public void An_iterator_is_found() =>
        AssertFound(RuleNames.StateMachine, module =>
            AnyType(module).NestedTypes.Add(new TypeDefinition(string.Empty, "<Walk>d__1", TypeAttributes.NestedPrivate, module.TypeSystem.Object)));

    [Fact]
    public void A_type_that_CoreLibrary_does_not_have_is_found() =>
        AssertFound(RuleNames.UnknownMember, module =>
            AddCode(module, il => il.Emit(OpCodes.Ldtoken, Core(module, "System.Threading.Tasks", "Task"))));

    [Fact]
    public void A_member_that_CoreLibrary_does_not_have_is_found() =>
        AssertFound(RuleNames.UnknownMember, module =>
            AddCode(module, il => il.Emit(OpCodes.Call, new MethodReference("Yield", module.TypeSystem.Boolean, Core(module, "System.Threading", "Thread")))));

    [Fact]
    public void A_reference_outside_the_list_is_found() =>
        AssertFound(RuleNames.Reference, module => Refer(module, new AssemblyNameReference("System.Device.Gpio", new Version(1, 1, 0, 0))));

    [Fact]
    public void A_reference_on_the_list_is_allowed()
    {
        string path = Write(module => Refer(module, new AssemblyNameReference("System.Device.Gpio", new Version(1, 1, 0, 0))));
        IlPolicy policy = IlRulesTests.CleanPolicy with { AllowedReferences = new HashSet<string> { "System.Device.Gpio" } };
        Assert.DoesNotContain(IlChecker.Check(path, policy), violation => violation.Rule == RuleNames.Reference);
    }

    [Fact]
    public void The_frameworks_mscorlib_is_found() =>
        AssertFound(RuleNames.ForeignCore, module => module.AssemblyReferences.Single(reference => reference.Name == "mscorlib").Version = new Version(4, 0, 0, 0));

    [Fact]
    public void The_frameworks_runtime_is_found() =>
        AssertFound(RuleNames.ForeignCore, module => Refer(module, new AssemblyNameReference("System.Runtime", new Version(10, 0, 0, 0))));

    [Fact]
    public void A_type_with_256_static_methods_is_found_and_one_with_255_is_not()
    {
        AssertFound(RuleNames.Limit, module => AddMethods(module, 256, MethodAttributes.Static));
        AssertClean(module => AddMethods(module, 255, MethodAttributes.Static));
    }

    [Fact]
    public void A_type_with_256_virtual_methods_is_found() =>
        AssertFound(RuleNames.Limit, module => AddMethods(module, 256, MethodAttributes.Virtual | MethodAttributes.NewSlot));

    [Fact]
    public void Too_much_code_is_found() =>
        AssertFound(RuleNames.Limit, module => AddCode(module, il =>
        {
            for (int i = 0; i < 65_535; i++)
            {
                il.Emit(OpCodes.Nop);
            }
        }));

    [Fact]
    public void Too_much_text_is_found_and_counted_in_utf8() =>
        AssertFound(RuleNames.Limit, module => AddCode(module, il => il.Emit(OpCodes.Ldstr, new string('é', 32_768))));

    private static TypeDefinition AnyType(ModuleDefinition module) => module.GetType("HushTap.Specimen.TimeTeller");

    private static TypeReference Core(ModuleDefinition module, string ns, string name) => new(ns, name, module, module.TypeSystem.CoreLibrary, name == "Decimal");

    private static void AddField(ModuleDefinition module, TypeReference type) =>
        AnyType(module).Fields.Add(new FieldDefinition("_spoiled", FieldAttributes.Private, type));

    private static void AddCode(ModuleDefinition module, Action<ILProcessor> write)
    {
        var method = new MethodDefinition("Spoiled", MethodAttributes.Static, module.TypeSystem.Void);
        write(method.Body.GetILProcessor());
        method.Body.GetILProcessor().Emit(OpCodes.Ret);
        AnyType(module).Methods.Add(method);
    }

    private static void AddMethods(ModuleDefinition module, int count, MethodAttributes attributes)
    {
        var type = new TypeDefinition("HushTap.Specimen", "Many", TypeAttributes.Class, module.TypeSystem.Object);
        for (int i = 0; i < count; i++)
        {
            var method = new MethodDefinition("M" + i, attributes, module.TypeSystem.Void);
            method.Body.GetILProcessor().Emit(OpCodes.Ret);
            type.Methods.Add(method);
        }

        module.Types.Add(type);
    }

    private static void Refer(ModuleDefinition module, AssemblyNameReference reference)
    {
        module.AssemblyReferences.Add(reference);
        AddField(module, new TypeReference("Other", "Type", module, reference));
    }

    private string Write(Action<ModuleDefinition> spoil)
    {
        string path = Path.Combine(_directory, IlRulesTests.Clean);
        using ModuleDefinition module = ModuleDefinition.ReadModule(IlRulesTests.At(IlRulesTests.Clean));
        spoil(module);
        module.Write(path);
        return path;
    }

    private void AssertFound(string rule, Action<ModuleDefinition> spoil) =>
        Assert.Contains(IlChecker.Check(Write(spoil), IlRulesTests.CleanPolicy), violation => violation.Rule == rule);

    private void AssertClean(Action<ModuleDefinition> spoil) =>
        Assert.Empty(IlChecker.Check(Write(spoil), IlRulesTests.CleanPolicy));
}
