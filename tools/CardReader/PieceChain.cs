// SPDX-License-Identifier: MIT
using System.Security.Cryptography;

namespace HushTap.CardReader;

/// <summary>The running digest of a segment's audio (FORMAT.md §3), fed in large chunks without copying.</summary>
/// <param name="stride">Bytes of a whole piece.</param>
internal sealed class PieceChain(int stride)
{
    /// <summary>Room in front of the bytes: each piece is digested together with the digest before it.</summary>
    public const int RoomBytes = Digest.Bytes;

    private readonly byte[] _state = new byte[Digest.HmacBytes];

    /// <summary>Gets the digest of all that was added.</summary>
    public Digest Value => Digest.From(_state);

    /// <summary>Adds pieces. The room in front and the bytes themselves are overwritten.</summary>
    /// <param name="buffer"><see cref="RoomBytes"/> free bytes, then the pieces; only the last may be short, and nothing may follow a short one.</param>
    public void Add(Span<byte> buffer)
    {
        for (int at = RoomBytes; at < buffer.Length; at += stride)
        {
            // The 16 bytes in front of a piece belong to the piece before it, which is done with.
            _state.AsSpan(0, RoomBytes).CopyTo(buffer[(at - RoomBytes)..]);
            int length = Math.Min(stride, buffer.Length - at);
            HMACSHA256.HashData("hushtap audio 1"u8, buffer.Slice(at - RoomBytes, RoomBytes + length), _state);
        }
    }
}
