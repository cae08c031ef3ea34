// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace HushTap.CardReader;

/// <summary>16 bytes of a digest or a tag.</summary>
/// <param name="High">Bytes 0 to 7, big-endian.</param>
/// <param name="Low">Bytes 8 to 15, big-endian.</param>
public readonly record struct Digest(ulong High, ulong Low)
{
    /// <summary>Bytes of a digest.</summary>
    public const int Bytes = 16;

    /// <summary>Bytes of a whole HMAC-SHA256.</summary>
    internal const int HmacBytes = 32;

    /// <summary>Takes the first 16 bytes.</summary>
    /// <param name="bytes">16 bytes or more.</param>
    /// <returns>The digest.</returns>
    public static Digest From(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));

    /// <summary>Reads 32 upper-case hexadecimal digits.</summary>
    /// <param name="text">The digits.</param>
    /// <param name="digest">The digest.</param>
    /// <returns>False when it is anything else.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Digest digest)
    {
        digest = default;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (!HexText.TryRead(text, bytes))
        {
            return false;
        }

        digest = From(bytes);
        return true;
    }

    /// <summary>Writes the 16 bytes.</summary>
    /// <param name="bytes">Receives them.</param>
    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{High:X16}{Low:X16}";

    /// <summary>FORMAT.md's D(label, x).</summary>
    internal static Digest Of(ReadOnlySpan<byte> label, ReadOnlySpan<byte> x)
    {
        Span<byte> hmac = stackalloc byte[HmacBytes];
        HMACSHA256.HashData(label, x, hmac);
        return From(hmac);
    }
}
