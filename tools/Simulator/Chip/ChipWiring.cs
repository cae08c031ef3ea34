// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What is connected to the chip. Belongs to the world: it survives the chip's reboots.</summary>
public sealed record ChipWiring
{
    /// <summary>Gets who drives the input pins.</summary>
    public required IPinSource Pins { get; init; }

    /// <summary>Gets who drives I2S data-in.</summary>
    public required IAudioSource Audio { get; init; }

    /// <summary>Gets the far ends of the UARTs, by COM number.</summary>
    public IReadOnlyDictionary<int, SerialPeer> Serial { get; init; } = new Dictionary<int, SerialPeer>();

    /// <summary>Gets the parts on the I2C buses; an address that is not here does not acknowledge.</summary>
    public IReadOnlyDictionary<(int Bus, int Address), II2cTarget> I2c { get; init; } = new Dictionary<(int Bus, int Address), II2cTarget>();

    /// <summary>Gets the GPIOs of the I2C bus that the parts hang on; null = whichever the firmware maps.</summary>
    public (int Data, int Clock)? I2cPins { get; init; }

    /// <summary>Gets the GPIOs that the codec hangs on; null = whichever the firmware maps.</summary>
    public AudioPins? AudioPins { get; init; }

    /// <summary>Gets who hangs on the I2S clocks; null = nobody.</summary>
    public ICodecClocks? Clocks { get; init; }

    /// <summary>Gets whether the image in the chip drives MCK where it is mapped; those before 2026-07-07 did not (nf-interpreter PR 3456).</summary>
    public bool ImageHasMasterClock { get; init; } = true;

    /// <summary>Gets who is told when an output pin takes a level: pin, level, world time.</summary>
    public Action<int, bool, long>? PinDriven { get; init; }
}
