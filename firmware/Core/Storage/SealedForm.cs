// SPDX-License-Identifier: MIT
using System;
using HushTap.Core.Keys;
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>A segment as an encrypted file: records of 8 KB, encrypted and then tagged with keys of the segment's own. See FORMAT.md §5.</summary>
    /// <remarks>
    /// The chip's AES and HMAC make new arrays: per record one of 8 KB and two of 32 bytes; at a segment's end up to three more of 8 KB. Clear audio
    /// waits here, in RAM, until a record is whole; it has been judged, and is counted as appended.
    /// </remarks>
    public sealed class SealedForm : ISegmentForm
    {
        /// <summary>End of its name.</summary>
        public const string HteExtension = ".HTE";

        private const int AesKeyBytes = 16;
        private const int IvBytes = 16;
        private const int TagBytes = 32;
        private const int NumberBytes = 8;
        private const int NumberAt = 4;
        private const int IvAt = 16;
        private const int TagAt = 32;
        private const int SealedHeadBytes = NumberBytes + IvBytes;
        private readonly IDigest hmac;
        private readonly ICipher cipher;
        private readonly IChance chance;
        private readonly KeyStore keys;
        private readonly HteHeader header = new HteHeader();
        private readonly AudioDigest digest;
        private readonly AsciiBuffer context = new AsciiBuffer(100);
        private readonly AsciiBuffer dayText = new AsciiBuffer(8);
        private readonly byte[] audio = new byte[HteHeader.RecordAudioBytes];
        private readonly byte[] record = new byte[HteHeader.RecordHeadBytes + HteHeader.RecordAudioBytes];
        private readonly byte[] message = new byte[SealedHeadBytes + HteHeader.RecordAudioBytes];
        private readonly byte[] nonce = new byte[HteHeader.NonceBytes];
        private readonly byte[] iv = new byte[IvBytes];
        private readonly byte[] aesKey = new byte[AesKeyBytes];
        private readonly byte[] tagKey = new byte[TagBytes];
        private byte[] dayKey;
        private int fill;
        private int number;

        /// <summary>Initializes a new instance of the <see cref="SealedForm"/> class.</summary>
        /// <param name="hmac">Derives keys, computes tags and digests.</param>
        /// <param name="cipher">Encrypts.</param>
        /// <param name="chance">Makes nonces and IVs.</param>
        /// <param name="keys">Has the day keys.</param>
        public SealedForm(IDigest hmac, ICipher cipher, IChance chance, KeyStore keys)
        {
            this.hmac = hmac;
            this.cipher = cipher;
            this.chance = chance;
            this.keys = keys;
            digest = new AudioDigest(hmac, record.Length);
            byte[] tag = AsciiBuffer.BytesOf("HTER");
            Array.Copy(tag, 0, record, 0, tag.Length);
        }

        /// <inheritdoc/>
        public string Extension => HteExtension;

        /// <inheritdoc/>
        public byte[] Header => header.Sector;

        /// <inheritdoc/>
        public int Free => HteHeader.RecordAudioBytes - fill;

        /// <inheritdoc/>
        public int Waiting => fill;

        /// <inheritdoc/>
        public bool IsWhole => fill == 0;

        /// <inheritdoc/>
        public bool Prepare(long utcTicks)
        {
            int day = UtcText.DayOf(utcTicks);
            dayKey = keys.DayKey(day);
            dayText.Clear();
            if (day == 0)
            {
                dayText.Append("UNSET");
            }
            else
            {
                dayText.Append(day);
            }

            return dayKey != null;
        }

        /// <inheritdoc/>
        public void Describe(Journal journal)
        {
            chance.Fill(nonce);
            journal.Add("day", dayText);
            journal.AddDigest("nonce", nonce);
        }

        /// <inheritdoc/>
        public void Begin(string place, int sampleRate, AsciiBuffer comment)
        {
            Forget();
            Derive("hushtap enc 1", place, aesKey);
            Derive("hushtap mac 1", place, tagKey);
            header.SetKeys(dayText.ToString(), nonce);
            header.Begin(sampleRate, comment);
        }

        /// <inheritdoc/>
        public void SetComment(AsciiBuffer comment)
        {
            header.SetComment(comment);
        }

        /// <inheritdoc/>
        public void SetAudioBytes(long audioBytes)
        {
            header.SetAudioBytes(audioBytes);
        }

        /// <inheritdoc/>
        public int Growth(int count) => fill == 0 ? HteHeader.RecordHeadBytes + count : count;

        /// <inheritdoc/>
        public long BodyBytes(long audioBytes) => HteHeader.BodyBytes(audioBytes);

        /// <inheritdoc/>
        public CardResult Append(ICard card, byte[] buffer, int offset, int count)
        {
            Array.Copy(buffer, offset, audio, fill, count);
            fill += count;
            return fill < HteHeader.RecordAudioBytes ? CardResult.Ok : Write(card, audio, message);
        }

        /// <inheritdoc/>
        public CardResult Flush(ICard card)
        {
            if (fill == 0)
            {
                return CardResult.Ok;
            }

            byte[] last = new byte[fill];
            Array.Copy(audio, 0, last, 0, fill);
            CardResult result = Write(card, last, new byte[SealedHeadBytes + fill]);
            Array.Clear(last, 0, last.Length);
            return result;
        }

        /// <inheritdoc/>
        public void Finish(byte[] result)
        {
            digest.Finish(result);
        }

        /// <inheritdoc/>
        public void OfHeader(byte[] result)
        {
            digest.OfHeader(header.Sector, result);
        }

        /// <inheritdoc/>
        public void Forget()
        {
            fill = 0;
            number = 0;
            digest.Begin(null);
            Array.Clear(audio, 0, audio.Length);
            Array.Clear(aesKey, 0, aesKey.Length);
            Array.Clear(tagKey, 0, tagKey.Length);
        }

        /// <summary>Encrypts and writes one record. The two arrays are as long as its audio asks for, because the chip takes whole arrays only.</summary>
        private CardResult Write(ICard card, byte[] clear, byte[] sealing)
        {
            chance.Fill(iv);
            byte[] encrypted = cipher.Encrypt(aesKey, iv, clear);
            Array.Clear(audio, 0, audio.Length);
            Put32(record, NumberAt, number);
            Put32(record, NumberAt + 4, clear.Length);
            Array.Copy(iv, 0, record, IvAt, IvBytes);
            Array.Copy(encrypted, 0, record, HteHeader.RecordHeadBytes, encrypted.Length);
            Array.Copy(record, NumberAt, sealing, 0, NumberBytes);
            Array.Copy(iv, 0, sealing, NumberBytes, IvBytes);
            Array.Copy(encrypted, 0, sealing, SealedHeadBytes, encrypted.Length);
            Array.Copy(hmac.HmacSha256(tagKey, sealing), 0, record, TagAt, TagBytes);
            fill = 0;
            number++;
            int count = HteHeader.RecordHeadBytes + encrypted.Length;
            CardResult result = card.Write(record, 0, count);
            if (result == CardResult.Ok)
            {
                digest.Add(record, 0, count);
            }

            return result;
        }

        private void Derive(string label, string place, byte[] key)
        {
            context.Clear();
            context.Append(label);
            context.Append(place);
            context.Append(nonce, 0, nonce.Length);
            byte[] input = new byte[context.Length];
            Array.Copy(context.Bytes, 0, input, 0, input.Length);
            byte[] whole = hmac.HmacSha256(dayKey, input);
            Array.Copy(whole, 0, key, 0, key.Length);
            Array.Clear(whole, 0, whole.Length);
        }

        private static void Put32(byte[] bytes, int at, int value)
        {
            bytes[at] = (byte)value;
            bytes[at + 1] = (byte)(value >> 8);
            bytes[at + 2] = (byte)(value >> 16);
            bytes[at + 3] = (byte)(value >> 24);
        }
    }
}
