// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>Pins of an ESP32-WROVER: which exist, who has them, and which peripheral function is mapped where.</summary>
public sealed class PinMatrix
{
    private const int PinCount = 40;

    private readonly string?[] _owners = new string?[PinCount];
    private readonly Dictionary<int, int> _pinOfFunction = new()
    {
        [PinFunction.I2cData(1)] = 18,
        [PinFunction.I2cClock(1)] = 19,
        [PinFunction.I2cData(2)] = 25,
        [PinFunction.I2cClock(2)] = 26,
        [PinFunction.UartTx(1)] = 1,
        [PinFunction.UartRx(1)] = 3,
    };

    /// <summary>Makes the pins of a chip after its reset.</summary>
    public PinMatrix()
    {
        foreach (int pin in (int[])[6, 7, 8, 9, 10, 11])
        {
            _owners[pin] = "the flash";
        }

        _owners[16] = _owners[17] = "the PSRAM";
        _owners[1] = _owners[3] = "the debugger";
    }

    /// <summary>Tells whether the chip has such a pin.</summary>
    /// <param name="pin">GPIO number.</param>
    public static bool Exists(int pin) => pin is (>= 0 and <= 23) or (>= 25 and <= 27) or (>= 32 and < PinCount) && pin != 20;

    /// <summary>Tells whether a pin can only be read: no output, no pull resistor.</summary>
    /// <param name="pin">GPIO number.</param>
    public static bool IsInputOnly(int pin) => pin is >= 34 and < PinCount;

    /// <summary>Gets who has a pin, or null.</summary>
    /// <param name="pin">GPIO number.</param>
    public string? OwnerOf(int pin) => Exists(pin) ? _owners[pin] : null;

    /// <summary>Takes a pin.</summary>
    /// <param name="pin">GPIO number.</param>
    /// <param name="owner">For whom, e.g. "I2C1".</param>
    /// <returns>False when it does not exist or is taken.</returns>
    public bool TryReserve(int pin, string owner)
    {
        if (!Exists(pin) || _owners[pin] is not null)
        {
            return false;
        }

        _owners[pin] = owner;
        return true;
    }

    /// <summary>Gives a pin back, if this owner has it.</summary>
    /// <param name="pin">GPIO number.</param>
    /// <param name="owner">Who gives it.</param>
    public void Release(int pin, string owner)
    {
        if (OwnerOf(pin) == owner)
        {
            _owners[pin] = null;
        }
    }

    /// <summary>Maps a function to a pin.</summary>
    /// <param name="function">DeviceFunction value.</param>
    /// <param name="pin">GPIO number.</param>
    public void Map(int function, int pin) => _pinOfFunction[function] = pin;

    /// <summary>Gets the pin of a function.</summary>
    /// <param name="function">DeviceFunction value.</param>
    /// <returns>GPIO number or -1.</returns>
    public int PinOf(int function) => _pinOfFunction.GetValueOrDefault(function, -1);
}
