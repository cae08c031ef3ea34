// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Input;

/// <summary>ITU-T G.711 decoding, scaled to 16 bits.</summary>
/// <remarks>Own code because NAudio 3.3 gives -1 for the µ-law code 7F, which is a zero.</remarks>
public static class G711
{
    private const int MuLawBias = 0x84;

    /// <summary>Decodes an A-law byte.</summary>
    /// <param name="code">As on the line, even bits inverted.</param>
    /// <returns>-32256..32256.</returns>
    public static int DecodeALaw(byte code)
    {
        int bits = code ^ 0x55;
        int segment = (bits >> 4) & 7;
        int step = ((bits & 0x0F) << 4) + 8;
        int magnitude = segment == 0 ? step : (step + 0x100) << (segment - 1);
        return (bits & 0x80) != 0 ? magnitude : -magnitude;
    }

    /// <summary>Decodes a µ-law byte.</summary>
    /// <param name="code">As on the line, all bits inverted.</param>
    /// <returns>-32124..32124.</returns>
    public static int DecodeMuLaw(byte code)
    {
        int bits = ~code & 0xFF;
        int magnitude = ((((bits & 0x0F) << 3) + MuLawBias) << ((bits >> 4) & 7)) - MuLawBias;
        return (bits & 0x80) != 0 ? -magnitude : magnitude;
    }
}
