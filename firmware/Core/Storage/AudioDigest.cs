// SPDX-License-Identifier: MIT
using System;
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>The running digest of a segment's bytes behind its header, in pieces: 8 KB of audio, or one encrypted record. See FORMAT.md.</summary>
    /// <remarks>Allocates 32 bytes per piece (twice that where the library copies), and one piece when a segment ends inside one.</remarks>
    public sealed class AudioDigest
    {
        /// <summary>Bytes of audio in a piece.</summary>
        public const int PieceBytes = 8192;

        private const int StateBytes = LineChain.DigestBytes;
        private readonly IDigest hmac;
        private readonly byte[] label = AsciiBuffer.BytesOf("hushtap audio 1");
        private readonly byte[] headerLabel = AsciiBuffer.BytesOf("hushtap header 1");
        private readonly int pieceBytes;
        private readonly byte[] message;
        private int fill;

        /// <summary>Initializes a new instance of the <see cref="AudioDigest"/> class.</summary>
        /// <param name="hmac">Computes the digest.</param>
        /// <param name="pieceBytes">Bytes of a piece in the file.</param>
        public AudioDigest(IDigest hmac, int pieceBytes)
        {
            this.hmac = hmac;
            this.pieceBytes = pieceBytes;
            message = new byte[StateBytes + pieceBytes];
        }

        /// <summary>Gets how many bytes the present piece still takes.</summary>
        public int Free => pieceBytes - fill;

        /// <summary>Gets a value indicating whether what was added ends with a whole piece.</summary>
        public bool IsWhole => fill == 0;

        /// <summary>Begins a segment, or goes on behind whole pieces of one.</summary>
        /// <param name="state">Their digest; null at the beginning.</param>
        public void Begin(byte[] state)
        {
            Array.Clear(message, 0, message.Length);
            fill = 0;
            if (state != null)
            {
                Array.Copy(state, 0, message, 0, StateBytes);
            }
        }

        /// <summary>Adds bytes.</summary>
        /// <param name="source">The bytes.</param>
        /// <param name="offset">Index of the first.</param>
        /// <param name="count">How many; at most <see cref="Free"/>.</param>
        public void Add(byte[] source, int offset, int count)
        {
            Array.Copy(source, offset, message, StateBytes + fill, count);
            fill += count;
            if (fill == pieceBytes)
            {
                Array.Copy(hmac.HmacSha256(label, message), 0, message, 0, StateBytes);
                Forget();
            }
        }

        /// <summary>Takes a last piece that is not whole, and writes the digest of all.</summary>
        /// <param name="result">Receives 16 bytes.</param>
        public void Finish(byte[] result)
        {
            if (fill > 0)
            {
                byte[] last = new byte[StateBytes + fill];
                Array.Copy(message, 0, last, 0, last.Length);
                Array.Copy(hmac.HmacSha256(label, last), 0, message, 0, StateBytes);
                Array.Clear(last, 0, last.Length);
                Forget();
            }

            Array.Copy(message, 0, result, 0, StateBytes);
        }

        /// <summary>Computes the digest of a header.</summary>
        /// <param name="header">512 bytes.</param>
        /// <param name="result">Receives 16 bytes.</param>
        public void OfHeader(byte[] header, byte[] result)
        {
            Array.Copy(hmac.HmacSha256(headerLabel, header), 0, result, 0, StateBytes);
        }

        private void Forget()
        {
            Array.Clear(message, StateBytes, pieceBytes);
            fill = 0;
        }
    }
}
