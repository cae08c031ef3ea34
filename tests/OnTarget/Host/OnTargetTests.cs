// SPDX-License-Identifier: MIT
using System.Reflection;
using HushTap.NanoHost;
using Xunit;

namespace HushTap.OnTarget.Tests;

/// <summary>Runs NFUnitTest, the very assembly that a board or the virtual device runs, on the PC, method by method.</summary>
public class OnTargetTests
{
    private const string Attributes = "nanoFramework.TestFramework.";
    private static readonly Assembly Tests = new NanoContext().LoadByName("NFUnitTest");

    public static TheoryData<string> Names() => [.. Methods().Select(m => m.DeclaringType!.Name + "." + m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void On_target(string name)
    {
        MethodInfo method = Methods().Single(m => m.DeclaringType!.Name + "." + m.Name == name);
        method.Invoke(Activator.CreateInstance(method.DeclaringType!), BindingFlags.DoNotWrapExceptions, null, null, null);
    }

    [Fact]
    public void There_are_tests_of_each_subject()
    {
        foreach (string subject in (string[])["Ring_", "Gate_", "Mapping_", "Wav_", "Chain_", "Framer_", "Crc_"])
        {
            Assert.Contains(Methods(), m => m.Name.StartsWith(subject, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<MethodInfo> Methods() => Tests.GetTypes()
        .Where(t => Has(t, "TestClassAttribute"))
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance))
        .Where(m => Has(m, "TestMethodAttribute"));

    private static bool Has(MemberInfo member, string attribute) =>
        member.GetCustomAttributes(inherit: false).Any(a => a.GetType().FullName == Attributes + attribute);
}
