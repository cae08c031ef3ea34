// SPDX-License-Identifier: MIT
using CsCheck;
using HushTap.Core;
using HushTap.Core.Gate;
using Xunit;

namespace HushTap.Firmware.Tests;

public class HoldGateTests
{
    private static readonly Gen<(long From, long To, RecordInhibit Reason)> Stretches = Gen.Select(
        Gen.Long[0, 100_000], Gen.Long[0, 8_000], Gen.Int[0, 3].Select(bit => (RecordInhibit)(1 << bit)),
        (from, length, reason) => (from, from + length, reason));

    [Fact]
    public void Audio_that_touches_a_forbidden_stretch_is_withheld_however_many_stretches_there_are() =>
        Gen.Select(Stretches.Array[0, 60], Gen.Long[0, 110_000], Gen.Long[0, 2_000]).Sample((stretches, at, length) =>
        {
            var gate = Open();
            foreach (var (from, to, reason) in stretches.OrderBy(s => s.From))
            {
                gate.Forbid(from, to, reason);
            }

            gate.KnowTo(200_000);
            bool touches = stretches.Any(s => s.From <= at + length && s.To >= at);
            if (touches)
            {
                Assert.Equal(Verdict.Withhold, gate.Judge(at, at + length));
            }
            else if (stretches.Length <= Limits.GateStretches)
            {
                Assert.Equal(Verdict.Commit, gate.Judge(at, at + length));
            }
        });

    [Fact]
    public void The_reasons_given_are_those_of_the_stretches_touched()
    {
        var gate = Open();
        gate.Forbid(1_000, 2_000, RecordInhibit.HoldLamp);
        gate.Forbid(1_500, 3_000, RecordInhibit.MuteLamp);
        Assert.Equal(Verdict.Withhold, gate.Judge(1_800, 1_900));
        Assert.Equal(RecordInhibit.HoldLamp | RecordInhibit.MuteLamp, gate.Reasons);
        Assert.Equal(Verdict.Withhold, gate.Judge(2_500, 2_600));
        Assert.Equal(RecordInhibit.MuteLamp, gate.Reasons);
    }

    [Fact]
    public void Nothing_is_committed_while_a_sign_could_still_come()
    {
        var gate = Open();
        gate.KnowTo(10_000 - 2_100);
        Assert.Equal(Verdict.Commit, gate.Judge(7_000, 7_900));
        Assert.Equal(Verdict.Wait, gate.Judge(7_000, 7_901));
    }

    [Fact]
    public void Before_the_senses_were_watched_everything_is_withheld_as_unknown()
    {
        var gate = new HoldGate();
        gate.Start(5_000);
        gate.KnowTo(50_000);
        Assert.Equal(Verdict.Withhold, gate.Judge(4_900, 5_000));
        Assert.Equal(RecordInhibit.SenseUnknown, gate.Reasons);
        Assert.Equal(Verdict.Commit, gate.Judge(5_001, 6_000));
    }

    [Fact]
    public void Forgetting_old_stretches_changes_no_verdict_on_later_audio() =>
        Gen.Select(Stretches.Array[0, 16], Gen.Long[0, 100_000], Gen.Long[0, 10_000]).Sample((stretches, oldest, after) =>
        {
            var kept = Open();
            var forgot = Open();
            foreach (var (from, to, reason) in stretches)
            {
                kept.Forbid(from, to, reason);
                forgot.Forbid(from, to, reason);
            }

            kept.KnowTo(200_000);
            forgot.KnowTo(200_000);
            forgot.Forget(oldest);
            Assert.Equal(kept.Judge(oldest + after, oldest + after + 64), forgot.Judge(oldest + after, oldest + after + 64));
        });

    private static HoldGate Open()
    {
        var gate = new HoldGate();
        gate.Start(-1);
        return gate;
    }
}
