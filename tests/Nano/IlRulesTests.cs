// SPDX-License-Identifier: MIT
using HushTap.IlRules;

namespace HushTap.Nano.Tests;

/// <summary>Each rule over the IL finds its own mistake, and nothing else is a mistake.</summary>
public sealed class IlRulesTests
{
    internal const string Clean = "HushTap.Specimen.dll";
    private const string Spoiled = "HushTap.Specimen.Spoiled.dll";

    private static readonly IReadOnlyList<Violation> s_found = IlChecker.Check(At(Spoiled), new IlPolicy());

    internal static IlPolicy CleanPolicy { get; } = new()
    {
        AllowedStatics = new HashSet<string> { "HushTap.Specimen.Locks::s_shared" },
    };

    [Theory]
    [InlineData("EnumAsText", RuleNames.EnumText)]
    [InlineData("FrameworkEnumAsText", RuleNames.EnumText)]
    [InlineData("EnumInConcatenation", RuleNames.EnumText)]
    [InlineData("BoxedEnum", RuleNames.EnumBoxed)]
    [InlineData("FormattedText", RuleNames.RefusedMember)]
    [InlineData("InterpolatedText", RuleNames.RefusedMember)]
    [InlineData("FloatAsText", RuleNames.RefusedMember)]
    [InlineData("HashOfString", RuleNames.RefusedMember)]
    [InlineData("ExceptionAsText", RuleNames.RefusedMember)]
    [InlineData("ExceptionMessage", RuleNames.RefusedMember)]
    [InlineData("GroupedNumber", RuleNames.NumberFormat)]
    [InlineData("SuspendedThread", RuleNames.RefusedMember)]
    [InlineData("RealChance", RuleNames.RefusedMember)]
    [InlineData("Reflected", RuleNames.RefusedMember)]
    [InlineData("DerivedFromSealed", RuleNames.RefusedMember)]
    [InlineData("SetStatic", RuleNames.MutableStatic)]
    [InlineData("StaticArray", RuleNames.MutableStatic)]
    [InlineData("StaticLock", RuleNames.MutableStatic)]
    [InlineData("GenericType`1", RuleNames.OwnGeneric)]
    [InlineData("GenericMethod", RuleNames.OwnGeneric)]
    [InlineData("Matrix", RuleNames.MultiDimensionalArray)]
    [InlineData("PointerLocal", RuleNames.Pointer)]
    [InlineData("FromStack", RuleNames.StackAlloc)]
    [InlineData("SynchronizedMethod", RuleNames.Synchronized)]
    [InlineData("Finalized", RuleNames.Finalizer)]
    public void A_mistake_is_found_by_its_rule(string type, string rule)
    {
        string name = "HushTap.Specimen.Spoiled." + type;
        Assert.Contains(s_found, violation => violation.Rule == rule && violation.Place.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_compilers_embedded_attribute_is_found()
    {
        Assert.Contains(s_found, violation => violation.Rule == RuleNames.EmbeddedAttribute);
    }

    [Fact]
    public void Nothing_else_of_the_spoiled_specimen_is_called_a_mistake()
    {
        Assert.DoesNotContain(s_found, violation =>
            violation.Rule is RuleNames.UnknownMember or RuleNames.Limit or RuleNames.Reference or RuleNames.ForeignCore);
    }

    [Fact]
    public void What_firmware_does_all_day_is_no_mistake()
    {
        Assert.Empty(IlChecker.Check(At(Clean), CleanPolicy));
    }

    [Fact]
    public void A_rule_that_the_policy_turns_off_is_silent()
    {
        var policy = new IlPolicy { RulesOff = new HashSet<string> { RuleNames.RefusedMember } };
        IReadOnlyList<Violation> found = IlChecker.Check(At(Spoiled), policy);
        Assert.Equal(s_found.Where(violation => violation.Rule != RuleNames.RefusedMember), found);
    }

    [Fact]
    public void The_sizes_of_an_assembly_are_measured()
    {
        IlSizes sizes = IlChecker.Measure(At(Clean));
        Assert.InRange(sizes.IlBytes, 100, 2_000);
        Assert.InRange(sizes.StringBytes, 300, 4_000);
    }

    [Fact]
    public void An_allowance_for_a_static_that_is_gone_is_a_mistake()
    {
        IlPolicy stale = CleanPolicy with { AllowedStatics = new HashSet<string> { "HushTap.Specimen.Locks::s_shared", "HushTap.Specimen.Gone::s_old" } };
        Violation violation = Assert.Single(IlChecker.Check(At(Clean), stale));
        Assert.Equal((RuleNames.MutableStatic, "HushTap.Specimen.Gone::s_old"), (violation.Rule, violation.Place));
    }

    [Fact]
    public void A_mistake_names_its_method()
    {
        Violation violation = Assert.Single(s_found, found => found.Place.Contains("SuspendedThread", StringComparison.Ordinal));
        Assert.Equal("System.Void HushTap.Specimen.Spoiled.SuspendedThread::Stop(System.Threading.Thread)", violation.Place);
        Assert.StartsWith("System.Threading.Thread::Suspend(): ", violation.Detail, StringComparison.Ordinal);
    }

    internal static string At(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
