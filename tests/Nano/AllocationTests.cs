// SPDX-License-Identifier: MIT
using HushTap.IlRules;

namespace HushTap.Nano.Tests;

/// <summary>Where managed memory is taken on the way from a method.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void A_loop_that_only_copies_takes_none_but_for_what_it_throws()
    {
        Allocation thrown = Assert.Single(From("Loop::Tight"));
        Assert.True(thrown.IsThrown);
        Assert.Equal("Loop.Tight > Loop.Check", thrown.Path);
    }

    [Fact]
    public void An_interface_call_is_followed_into_every_implementation()
    {
        Allocation found = Assert.Single(From("Loop::ThroughInterface"));
        Assert.Equal(("newarr", "System.Void HushTap.Specimen.Allocating::Do(System.Byte[])"), (found.Kind, found.Method));
    }

    [Fact]
    public void A_delegate_is_followed_into_every_method_that_became_one()
    {
        Assert.Contains(From("Loop::ThroughDelegate"), found => found is { Kind: "box", What: "System.Int32" });
    }

    [Fact]
    public void Text_made_by_mscorlib_is_found()
    {
        Assert.Equal(["text", "text"], From("Loop::Speaks").Select(found => found.Kind));
    }

    [Fact]
    public void A_span_is_garbage_on_the_chip()
    {
        Assert.Equal(["span"], From("Loop::Slices").Select(found => found.Kind));
    }

    [Fact]
    public void Arrays_and_delegates_made_at_start_are_found_from_the_constructor()
    {
        Assert.Equal(["newarr", "delegate"], From("Loop::.ctor").Select(found => found.Kind));
    }

    [Fact]
    public void What_the_caller_excepts_is_not_entered()
    {
        Assert.Empty(From("Loop::ThroughInterface", "HushTap.Specimen.Allocating::Do"));
    }

    [Fact]
    public void A_name_that_does_not_exist_is_refused_wherever_it_stands()
    {
        Assert.Throws<ArgumentException>(() => From("Loop::Gone"));
        Assert.Throws<ArgumentException>(() => From("Loop::Tight", "HushTap.Specimen.Gone::Do"));
    }

    private static IReadOnlyList<Allocation> From(string method, params string[] stopAt) =>
        IlChecker.AllocationsReachableFrom([IlRulesTests.At(IlRulesTests.Clean)], "HushTap.Specimen." + method, stopAt);
}
