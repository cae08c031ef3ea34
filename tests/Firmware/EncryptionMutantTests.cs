// SPDX-License-Identifier: MIT
using HushTap.Firmware.Tests.Variants;
using HushTap.Simulator;
using Xunit;

namespace HushTap.Firmware.Tests;

/// <summary>Firmware that encrypts wrongly; the checkers decrypt with the world's own keys and go red.</summary>
public class EncryptionMutantTests
{
    [Theory]
    [InlineData("seals the audio and leaves it clear", "byte[] encrypted = cipher.Encrypt(aesKey, iv, clear);", "byte[] encrypted = new byte[clear.Length];\n            Array.Copy(clear, 0, encrypted, 0, clear.Length);")]
    [InlineData("has one key for all segments of a day", "context.Append(place);", "")]
    [InlineData("gives all records the same number", "            number++;\n", "")]
    [InlineData("leaves the IV out of the tag", "Array.Copy(iv, 0, sealing, NumberBytes, IvBytes);", "")]
    public void The_checkers_see_a_firmware_that(string mistake, string was, string become)
    {
        SimulationPlan plan = CountingCallTests.Call(LampSpec.Steady, true, 1, []) with { Keys = DeviceKeys.For(1, [0]) };
        Action firmware = FirmwareVariant.Build([new("Storage/SealedForm.cs", was, become)]);
        SimulationResult result = Simulation.Run(WorldSpec.From(plan), new PcmAudio(plan.Pcm), LyratBoard.Wiring, firmware);
        Assert.True(result.Problems.Count > 0, $"no checker saw a firmware that {mistake}");
        Assert.Empty(Simulation.Run(plan).Problems);
    }
}
