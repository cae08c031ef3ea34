// SPDX-License-Identifier: MIT
using System;
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>Seals journal lines: each names the digest of all before it and, with a key, a tag whose key is forgotten at once.</summary>
    /// <remarks>Allocates per line: the message (16 bytes and the line) and one or three results of 32 bytes.</remarks>
    public sealed class LineChain
    {
        /// <summary>Bytes of a digest or tag in a file.</summary>
        public const int DigestBytes = 16;

        /// <summary>Bytes that a seal adds to a line: blank, star, digest, point, tag.</summary>
        public const int SealBytes = 2 + (2 * DigestBytes) + 1 + (2 * DigestBytes);

        private readonly IDigest hmac;
        private readonly byte[] label = AsciiBuffer.BytesOf("hushtap journal 1");
        private readonly byte[] step = AsciiBuffer.BytesOf("hushtap line 1");
        private readonly byte[] digest = new byte[DigestBytes];
        private readonly byte[] key;

        /// <summary>Initializes a new instance of the <see cref="LineChain"/> class.</summary>
        /// <param name="hmac">Computes the digests.</param>
        /// <param name="sessionKey">s(0), 32 bytes, which is overwritten line by line; null for the public digest alone.</param>
        public LineChain(IDigest hmac, byte[] sessionKey)
        {
            this.hmac = hmac;
            key = sessionKey;
        }

        /// <summary>Gets the digest of the last sealed line; zeros before the first.</summary>
        public byte[] Digest => digest;

        /// <summary>Seals the next line.</summary>
        /// <param name="line">The line without its end; the seal is appended.</param>
        public void Seal(AsciiBuffer line)
        {
            Array.Copy(Hash(digest, line), 0, digest, 0, DigestBytes);
            line.Append(" *");
            line.AppendHex(digest, 0, DigestBytes);
            if (key == null)
            {
                return;
            }

            line.Append('.');
            line.AppendHex(hmac.HmacSha256(key, digest), 0, DigestBytes);
            byte[] next = hmac.HmacSha256(key, step);
            Array.Copy(next, 0, key, 0, key.Length);
            Array.Clear(next, 0, next.Length);
        }

        /// <summary>Seals a journal's first line, which stands outside the chain.</summary>
        /// <param name="line">The line without its end; the seal is appended.</param>
        public void SealHead(AsciiBuffer line)
        {
            byte[] result = Hash(new byte[DigestBytes], line);
            line.Append(" *");
            line.AppendHex(result, 0, DigestBytes);
        }

        private byte[] Hash(byte[] before, AsciiBuffer line)
        {
            byte[] message = new byte[DigestBytes + line.Length];
            Array.Copy(before, 0, message, 0, DigestBytes);
            Array.Copy(line.Bytes, 0, message, DigestBytes, line.Length);
            return hmac.HmacSha256(label, message);
        }
    }
}
