// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Which GPIO each wire of the phone ends on. A wire may end on two: one to read, one to count.</summary>
public sealed record Wiring
{
    public required IReadOnlyList<int> HoldLamp { get; init; }

    public required IReadOnlyList<int> MuteLamp { get; init; }

    public required IReadOnlyList<int> HoldKey { get; init; }

    public required IReadOnlyList<int> Hook { get; init; }

    /// <summary>The second wire of a supervised hold lamp.</summary>
    public IReadOnlyList<int> HoldLampSecond { get; init; } = [];

    /// <summary>The device's own record key.</summary>
    public IReadOnlyList<int> RecordKey { get; init; } = [];

    /// <summary>GPIO of the status LED; -1 = not known.</summary>
    public int StatusLed { get; init; } = -1;

    /// <summary>The pin of the switch in the card's socket: low while a card is there; -1 when there is none.</summary>
    public int CardDetect { get; init; } = -1;

    /// <summary>The input that is low while the supply is gone; -1 when there is none.</summary>
    public int PowerFail { get; init; } = -1;

    /// <summary>GPIOs of the I2C bus; null = whichever the firmware maps.</summary>
    public (int Data, int Clock)? I2cPins { get; init; }

    /// <summary>GPIOs of the codec; null = whichever the firmware maps.</summary>
    public AudioPins? AudioPins { get; init; }

    /// <summary>Which codec makes the sound into I2S.</summary>
    public CodecKind Codec { get; init; }

    /// <summary>COM number of the console.</summary>
    public int ConsolePort { get; init; } = 2;
}
