// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>An I2C part with 256 eight-bit registers: the first written byte is the register, further bytes go to it and the following ones.</summary>
/// <remarks>Enough for a codec or a clock that is only set up; keeps its registers until the world takes its power.</remarks>
public sealed class RegisterTarget : II2cTarget
{
    private byte _register;

    /// <summary>Gets the registers.</summary>
    public byte[] Registers { get; } = new byte[256];

    /// <inheritdoc/>
    public bool Transfer(ReadOnlySpan<byte> write, Span<byte> read, long worldUs)
    {
        if (!write.IsEmpty)
        {
            _register = write[0];
            foreach (byte value in write[1..])
            {
                Registers[_register++] = value;
            }
        }

        for (int i = 0; i < read.Length; i++)
        {
            read[i] = Registers[_register++];
        }

        return true;
    }
}
