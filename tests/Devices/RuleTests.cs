// SPDX-License-Identifier: MIT
using HushTap.IlRules;

namespace HushTap.Devices.Tests;

/// <summary>Device assemblies run in many worlds at once and under the facade: no state in statics, no finalizers, nothing the facade lacks.</summary>
public sealed class RuleTests
{
    private static readonly HashSet<string> s_references =
        [.. SurfaceTests.Assemblies.Select(row => row.Data), "HushTap.Chip", "mscorlib"];

    /// <summary>Turning numbers and objects into text, and reading the chip's own info texts, is what these members are for; firmware is refused the former.</summary>
    private static readonly string[] s_textMembers = ["::ToString(", "::Parse(", "::GetType(", "System.Type::", "MemberInfo::", "::get_Message("];

    [Theory]
    [MemberData(nameof(SurfaceTests.Assemblies), MemberType = typeof(SurfaceTests))]
    public void A_device_assembly_keeps_the_rules_of_firmware(string assembly)
    {
        var policy = new IlPolicy
        {
            AllowedReferences = s_references,
            SearchDirectories = [Path.GetDirectoryName(typeof(Chip.Chip).Assembly.Location)!],

            // PinValue is a readonly struct in the library too, which the compiler says with an attribute of its own.
            RulesOff = assembly == "System.Device.Gpio" ? new HashSet<string> { RuleNames.EmbeddedAttribute } : new HashSet<string>(),
        };
        Assert.DoesNotContain(IlChecker.Check(SurfaceTests.Built(assembly), policy), violation => !IsText(violation));
    }

    private static bool IsText(Violation violation) =>
        violation.Rule == RuleNames.RefusedMember && s_textMembers.Any(member => violation.Detail.Contains(member, StringComparison.Ordinal));
}
