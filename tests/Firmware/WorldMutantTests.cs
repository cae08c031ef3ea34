// SPDX-License-Identifier: MIT
using HushTap.Firmware.Tests.Variants;
using HushTap.Simulator;
using Xunit;

namespace HushTap.Firmware.Tests;

/// <summary>Mistakes in gate, mapping, senses, ring and journal, each found by the checker whose duty it is, in the worlds that <c>hushtap prove</c> draws.</summary>
public class WorldMutantTests
{
    private const int WorldsMax = 200;

    private static readonly Dictionary<string, (string Checker, Patch Patch)> Mutants = new()
    {
        ["takes a mute for something else than a hold"] =
        (
            Checkers.Leak,
            new("Gate/SenseWatch.cs", "if (!settings.Uses(role) && role != SenseRole.Hook)", "if ((!settings.Uses(role) && role != SenseRole.Hook) || role == SenseRole.MuteLamp)")
        ),
        ["lets a sign begin at the poll that saw it"] =
            (Checkers.Leak, new("Gate/SenseWatch.cs", "gate.Forbid(polledUs - leadUs[sense],", "gate.Forbid(afterUs - leadUs[sense],")),
        ["keeps the upper bound of capture time across an overrun"] =
            (Checkers.Leak, new("Audio/StreamClock.cs", "FormerUpperUs = upperUs;\n                upperUs = UnknownUs;", "FormerUpperUs = upperUs;")),
        ["writes the block behind the one that is clear"] =
            (Checkers.Card, new("Recorder.cs", "store.Append(ring.Audio, ring.OffsetOf(ring.First),", "store.Append(ring.Audio, ring.OffsetOf(ring.First + 1),")),
        ["never patches the length in a header"] =
            (Checkers.Card, new("Storage/CardStore.cs", "            form.SetAudioBytes(audioBytes);\n", string.Empty)),
        ["halves a gap"] =
            (Checkers.Card, new("Audio/GapMeter.cs", "ledger.Gap(first, least > 0 ? least : 0, most);", "ledger.Gap(first, 0, most / 2);")),
        ["does not journal what it withholds"] =
            (Checkers.Unexplained, new("Recorder.cs", "                ledger.Withhold(ring.First * ring.BlockFrames, ring.BlockFrames, reasons);\n", string.Empty)),
        ["waits after a hold for four tails"] =
            (Checkers.Loss, new("Gate/SenseWatch.cs", "tailUs[sense] = settings.TailMs(role) * 1000L;", "tailUs[sense] = settings.TailMs(role) * 4000L;")),
        ["never tries a failed card again"] =
            (Checkers.Liveness, new("Storage/CardStore.cs", "            if (nowUs < retryUs)\n", "            if (nowUs > 0)\n")),
    };

    public static TheoryData<string> Names() => [.. Mutants.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_checker_whose_duty_it_is_sees_a_firmware_that(string mistake)
    {
        (string checker, Patch patch) = Mutants[mistake];
        Action firmware = FirmwareVariant.Build(patch);
        for (ulong seed = 1; seed <= WorldsMax; seed++)
        {
            if (WorldCheck.Run(WorldGenerator.Make(seed), firmware).Findings.Any(f => f.Checker == checker))
            {
                return;
            }
        }

        Assert.Fail($"\"{checker}\" found nothing in {WorldsMax} worlds of a firmware that {mistake}");
    }
}
