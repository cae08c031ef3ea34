// SPDX-License-Identifier: MIT
using System.Security.Cryptography;

namespace HushTap.CardReader;

/// <summary>The line keys s(n) of one power-on, asked for in ascending order.</summary>
internal sealed class LineKeys(byte[] session)
{
    private readonly byte[] _key = [.. session];
    private long _number;

    /// <summary>Computes the tag of a line.</summary>
    /// <returns>False when the line is behind an earlier one, or too far ahead.</returns>
    public bool TryTag(long number, Digest digest, out Digest tag)
    {
        tag = default;
        if (number < _number || number - _number > KeyChain.StepsMax)
        {
            return false;
        }

        for (; _number < number; _number++)
        {
            HMACSHA256.HashData(_key, "hushtap line 1"u8, _key);
        }

        Span<byte> bytes = stackalloc byte[Digest.Bytes];
        digest.CopyTo(bytes);
        tag = Digest.Of(_key, bytes);
        return true;
    }
}
