// SPDX-License-Identifier: MIT
using HushTap.Simulator;

namespace HushTap.Card.Tests;

public sealed class CallTests
{

    [Fact]
    public void A_short_call_is_whole()
    {
        SimulationResult result = CardWorld.Run(CardWorld.Call(3));
        Assert.Empty(result.Problems);
        Assert.True(result.RecordedFrames > 0);
    }
}
