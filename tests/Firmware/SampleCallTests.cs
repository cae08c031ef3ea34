// SPDX-License-Identifier: MIT
using System.Globalization;
using HushTap.Firmware.Tests.Variants;
using HushTap.Simulator;
using Xunit;

namespace HushTap.Firmware.Tests;

/// <summary>The real telephone call that README plays.</summary>
public class SampleCallTests
{
    private const int HeaderBytes = 44;
    private static readonly string Folder = Path.Combine(FirmwareVariant.RepositoryRoot, "tests", "Samples");

    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(0, 0, 400, false)]
    [InlineData(500, 500, 300, true)]
    public void Its_talk_is_on_the_card_sample_for_sample_and_its_hold_and_mute_are_not(int onMs, int offMs, int lagMs, bool learned)
    {
        byte[] wav = File.ReadAllBytes(Path.Combine(Folder, "call.wav"));
        CountingCallTests.Check(new SimulationPlan
        {
            Pcm = wav.AsMemory(HeaderBytes),
            SampleRate = 8000,
            Truth = new CallTruth(Labels("offhook"), Labels("hold"), Labels("mute")),
            Lamp = new LampSpec(onMs, offMs, lagMs),
            Learned = learned,
        });
    }

    private static Stretch[] Labels(string name) =>
    [
        .. File.ReadLines(Path.Combine(Folder, "call.labels.txt"))
            .Select(line => line.Split('\t'))
            .Where(fields => fields.Length == 3 && fields[2] == name)
            .Select(fields => new Stretch(Frame(fields[0]), Frame(fields[1]))),
    ];

    private static long Frame(string seconds) => (long)(double.Parse(seconds, CultureInfo.InvariantCulture) * 8000);
}
