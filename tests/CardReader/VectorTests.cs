// SPDX-License-Identifier: MIT
using HushTap.Vectors;

namespace HushTap.CardReader.Tests;

/// <summary>The shared vectors, tests/Vectors/cards.</summary>
public sealed class VectorTests
{
    public static TheoryData<string> Names => [.. Vector.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_vector_is_what_it_expects_and_says_so(string name)
    {
        Vector vector = Vector.Read(name);
        Card card = TempCard.Verify(vector.Card, vector.Keys, vector.Head);
        string told = TempCard.Told(card);
        Assert.True(card.Worst.ToString().Equals(vector.Expect, StringComparison.OrdinalIgnoreCase), $"expected {vector.Expect}, told:\n{told}");
        Assert.All(vector.Says, says => Assert.True(
            card.Findings.Any(finding => $"{finding.Path}: {finding.Text}".StartsWith(says, StringComparison.Ordinal)), $"expected {says}, told:\n{told}"));
        Assert.All(card.Findings, finding => Assert.DoesNotContain(finding.Path + finding.Text, character => character is < ' ' or > '~'));
    }

    [Fact]
    public void There_is_a_vector_for_every_kind_of_finding()
    {
        string[] expected = [.. Vector.Names.Select(name => Vector.Read(name)).Select(vector => vector.Expect).Distinct().Order(StringComparer.Ordinal)];
        string[] kinds = [.. Enum.GetNames<FindingKind>().Except(["Note", "Date", "Unexplained", "Unreadable"]).Select(kind => kind.ToLowerInvariant()).Order(StringComparer.Ordinal)];
        Assert.Equal(kinds, expected);
    }
}
