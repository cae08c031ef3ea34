// SPDX-License-Identifier: MIT
using HushTap.Simulator;

namespace HushTap.Card.Tests;

/// <summary>Short worlds for the card: a call with a hold in it, and whatever befalls the card.</summary>
internal static class CardWorld
{
    public const int Rate = 8000;

    /// <summary>A call of some seconds: off-hook for all but the first and last 250 ms, one hold in its middle third.</summary>
    /// <param name="seconds">Length of the call.</param>
    /// <param name="hold">Whether there is a hold.</param>
    public static WorldSpec Call(double seconds, bool hold = true)
    {
        long frames = (long)(seconds * Rate);
        return new WorldSpec
        {
            Truth = new CallTruth([new Stretch(2000, frames - 2000)], hold ? [new Stretch(frames / 3, frames * 2 / 3)] : [], []),
            CallFrames = frames,
            SampleRate = Rate,
            Seed = 7,
            Settings = new DeviceSettings
            {
                SampleRate = Rate,
                Learned = true,
                HoldLamp = new LampSettings(200, 0),
                MuteLamp = new LampSettings(200, 0),
            },
        };
    }

    public static SimulationResult Run(WorldSpec spec, ITrace? trace = null) =>
        Simulation.Run(spec, new CountingAudio(), LyratBoard.Wiring, LyratBoard.Firmware, null, trace);
}
