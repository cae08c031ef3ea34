// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Kinds of trouble. In one world each is wholly on or wholly off, so that rare ones meet each other undisturbed.</summary>
[Flags]
public enum FaultClasses
{
    None = 0,

    /// <summary>The whole CLR stands still, from 1 ms to 7 s.</summary>
    Freezes = 1,

    /// <summary>One card operation takes up to 5 s.</summary>
    CardStalls = 2,

    /// <summary>Every card operation takes up to five times as long.</summary>
    SlowCard = 4,

    /// <summary>The card is pulled and put back.</summary>
    CardPulls = 8,

    /// <summary>Power goes and comes back.</summary>
    PowerCuts = 16,

    /// <summary>The chip is reset.</summary>
    Resets = 32,

    /// <summary>The hold lamp's wire is cut and mended.</summary>
    WireCuts = 64,

    /// <summary>Contacts bounce at every edge.</summary>
    Bounce = 128,

    /// <summary>Noise on the serial line.</summary>
    SerialNoise = 256,

    /// <summary>The clock is set.</summary>
    ClockSets = 512,
}
