// SPDX-License-Identifier: MIT
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>A segment as a WAV file.</summary>
    public sealed class PlainForm : ISegmentForm
    {
        /// <summary>End of its name.</summary>
        public const string WavExtension = ".WAV";

        private readonly WavHeader header = new WavHeader();
        private readonly AudioDigest digest;

        /// <summary>Initializes a new instance of the <see cref="PlainForm"/> class.</summary>
        /// <param name="hmac">Computes digests.</param>
        public PlainForm(IDigest hmac)
        {
            digest = new AudioDigest(hmac, AudioDigest.PieceBytes);
        }

        /// <inheritdoc/>
        public string Extension => WavExtension;

        /// <inheritdoc/>
        public byte[] Header => header.Sector;

        /// <inheritdoc/>
        public int Free => digest.Free;

        /// <inheritdoc/>
        public int Waiting => 0;

        /// <inheritdoc/>
        public bool IsWhole => digest.IsWhole;

        /// <inheritdoc/>
        public bool Prepare(long utcTicks) => true;

        /// <inheritdoc/>
        public void Describe(Journal journal)
        {
        }

        /// <inheritdoc/>
        public void Begin(string place, int sampleRate, AsciiBuffer comment)
        {
            header.Begin(sampleRate, comment);
            digest.Begin(null);
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
        public int Growth(int count) => count;

        /// <inheritdoc/>
        public long BodyBytes(long audioBytes) => audioBytes;

        /// <inheritdoc/>
        public CardResult Append(ICard card, byte[] buffer, int offset, int count)
        {
            CardResult result = card.Write(buffer, offset, count);
            if (result == CardResult.Ok)
            {
                digest.Add(buffer, offset, count);
            }

            return result;
        }

        /// <inheritdoc/>
        public CardResult Flush(ICard card) => CardResult.Ok;

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
            digest.Begin(null);
        }
    }
}
