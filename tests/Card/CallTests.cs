// SPDX-License-Identifier: MIT
using HushTap.Simulator;

namespace HushTap.Card.Tests;

public sealed class CallTests
{
    [Fact]
    public void A_call_with_a_hold_leaves_two_segments_and_a_journal_that_explains_the_rest()
    {
        SimulationResult result = CardWorld.RunTwice(CardWorld.Call(4, 1.5, 2.5));
        Assert.Empty(result.Problems);
        Assert.Equal(0, result.LeakedFrames + result.UnexplainedFrames);
        Assert.Equal(["HUSHTAP/00001/00001-0001-UNSET.WAV", "HUSHTAP/00001/00001-0002-UNSET.WAV"], result.Files.Select(f => f.Path));
    }
}
