// SPDX-License-Identifier: MIT
using System.Security.Cryptography;

namespace HushTap.CardReader;

/// <summary>The keys that move forward and forget: k(b) of power-ons, s(n) of lines (FORMAT.md §3).</summary>
internal sealed class KeyChain
{
    /// <summary>Most steps that a chain is followed: a second of work. A device that is switched on once an hour gets there in 114 years.</summary>
    public const long StepsMax = 1_000_000;

    private readonly byte[] _root;
    private readonly long _rootBoot;
    private byte[] _key;
    private long _boot;

    public KeyChain(byte[] root, long rootBoot)
    {
        (_root, _rootBoot) = (root, rootBoot);
        (_key, _boot) = (root, rootBoot);
    }

    /// <summary>Gets s(0) of a power-on.</summary>
    /// <returns>Null when the root key does not reach it.</returns>
    public byte[]? Session(long boot)
    {
        if (boot < _rootBoot || boot - _rootBoot > StepsMax)
        {
            return null;
        }

        if (boot < _boot)
        {
            (_key, _boot) = (_root, _rootBoot);
        }

        for (; _boot < boot; _boot++)
        {
            _key = HMACSHA256.HashData(_key, "hushtap boot 1"u8);
        }

        return HMACSHA256.HashData(_key, "hushtap session 1"u8);
    }
}
