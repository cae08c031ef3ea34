// SPDX-License-Identifier: MIT
extern alias nano;
using HushTap.IlRules;

namespace HushTap.Nano.Tests;

/// <summary>CoreLibrary's public surface against the facade, and the written list of what is refused.</summary>
public sealed class FacadeTests
{
    private static readonly IReadOnlyList<string> s_members = FacadeComparison.CoreLibraryMembers();
    private static readonly IReadOnlyList<FacadeDifference> s_differences = FacadeComparison.Run(typeof(nano::HushTap.Nano.IKernel).Assembly.Location);
    private static readonly Refusals s_refusals = Refusals.Load();

    [Fact]
    public void CoreLibrary_has_197_public_types_and_two_nested_ones()
    {
        string[] types = [.. s_members.Where(member => !member.Contains("::", StringComparison.Ordinal))];
        Assert.Equal((197, 2), (types.Count(type => !type.Contains('/')), types.Count(type => type.Contains('/'))));
    }

    [Fact]
    public void Every_member_binds_to_the_facade_or_is_refused_as_missing()
    {
        Assert.Empty(s_differences.Where(difference => s_refusals.Find(difference.Member) is not { IsMissing: true }).Select(difference => difference.ToString()));
    }

    [Fact]
    public void Every_refusal_speaks_of_something_that_CoreLibrary_has()
    {
        Assert.Empty(s_refusals.All.Where(refusal => !s_members.Any(refusal.Matches)).Select(refusal => refusal.Member));
    }

    [Fact]
    public void What_is_refused_as_missing_is_missing()
    {
        var missing = s_differences.Select(difference => difference.Member).ToHashSet();
        Assert.Empty(s_members.Where(member => s_refusals.Find(member) is { IsMissing: true } && !missing.Contains(member)).Select(member => member + " is there"));
    }

    [Fact]
    public void No_member_is_refused_twice_for_the_same_kind_of_reason()
    {
        Assert.Empty(s_members.Where(member => s_refusals.All.Where(refusal => refusal.Matches(member)).GroupBy(refusal => refusal.IsMissing).Any(group => group.Count() > 1)).Select(member => member + " is refused twice"));
    }

    [Theory]
    [InlineData("missing System.Array")]
    [InlineData("differs System.Array # ")]
    [InlineData("absent System.Array # because")]
    public void A_line_without_its_reason_or_kind_is_refused(string line)
    {
        Assert.Throws<FormatException>(() => Refusals.Parse(line));
    }
}
