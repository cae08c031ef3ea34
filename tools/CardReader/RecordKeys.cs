// SPDX-License-Identifier: MIT
using System.Security.Cryptography;
using System.Text;

namespace HushTap.CardReader;

/// <summary>The keys of one encrypted segment, and what can be done with them (FORMAT.md §5).</summary>
internal sealed class RecordKeys : IDisposable
{
    private const int EncryptionKeyBytes = 16;
    private const int NumberAt = 4;
    private const int NumberAndLengthBytes = 8;
    private const int IvAt = 16;
    private const int IvBytes = 16;
    private const int TagAt = 32;
    private readonly Aes _aes = Aes.Create();
    private readonly IncrementalHash _hmac;

    public RecordKeys(byte[] dayKey, string pathBelowHushTap, IReadOnlyList<byte> nonce)
    {
        byte[] context = [.. Encoding.ASCII.GetBytes(pathBelowHushTap), .. nonce];
        _aes.Key = HMACSHA256.HashData(dayKey, (byte[])[.. "hushtap enc 1"u8, .. context])[..EncryptionKeyBytes];
        _hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, HMACSHA256.HashData(dayKey, (byte[])[.. "hushtap mac 1"u8, .. context]));
    }

    /// <summary>Checks the tag of a record.</summary>
    public bool IsGenuine(ReadOnlySpan<byte> record)
    {
        Span<byte> tag = stackalloc byte[Digest.HmacBytes];
        _hmac.AppendData(record.Slice(NumberAt, NumberAndLengthBytes));
        _hmac.AppendData(record.Slice(IvAt, IvBytes));
        _hmac.AppendData(record[SegmentLayout.RecordHeadBytes..]);
        _hmac.GetHashAndReset(tag);
        return CryptographicOperations.FixedTimeEquals(tag, record.Slice(TagAt, Digest.HmacBytes));
    }

    /// <summary>Decrypts a record whose tag was checked.</summary>
    /// <returns>How many bytes of audio it held.</returns>
    public int Decrypt(ReadOnlySpan<byte> record, Span<byte> audio) =>
        _aes.DecryptCbc(record[SegmentLayout.RecordHeadBytes..], record.Slice(IvAt, IvBytes), audio, PaddingMode.None);

    public void Dispose()
    {
        _aes.Dispose();
        _hmac.Dispose();
    }
}
