// SPDX-License-Identifier: MIT
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>What a power cut or a pulled card left: finds the segment that was open, and makes its header fit the audio that is there.</summary>
    /// <remarks>Changes nothing but that header, or deletes a file that has no audio, so that it may itself be cut at any place and begun again. At start only; allocates.</remarks>
    public sealed class Recovery
    {
        /// <summary>Folders without a line are passed over: each is a start that was itself cut.</summary>
        private const int FoldersBackMax = 1000;

        private readonly ICard card;
        private readonly IDigest hmac;
        private readonly JournalTail tail = new JournalTail();
        private readonly AsciiBuffer text = new AsciiBuffer(Limits.JournalLineBytes);
        private readonly byte[] audioDigest = new byte[LineChain.DigestBytes];
        private readonly byte[] headerDigest = new byte[LineChain.DigestBytes];
        private SegmentHeader header;
        private AudioDigest digest;
        private byte[] piece;
        private int folder;
        private long frames;
        private bool hasFile;

        /// <summary>Initializes a new instance of the <see cref="Recovery"/> class.</summary>
        /// <param name="card">The card.</param>
        /// <param name="hmac">Computes digests.</param>
        public Recovery(ICard card, IDigest hmac)
        {
            this.card = card;
            this.hmac = hmac;
        }

        /// <summary>Gets what the newest older journal says.</summary>
        public JournalTail Tail => tail;

        /// <summary>Gets the length of the recovered segment; 0 when there is none.</summary>
        public long SegmentBytes { get; private set; }

        /// <summary>Gets a value indicating whether there is an older journal.</summary>
        public bool HasPrevious => folder > 0 && tail.LastLine >= 0;

        /// <summary>Looks at the newest folder that has a journal, and mends its last segment.</summary>
        /// <param name="newest">Number of the newest older folder; 0 when there is none.</param>
        /// <returns>Ok, or how the card failed.</returns>
        public CardResult Run(int newest)
        {
            SegmentBytes = 0;
            CardResult result = CardResult.Ok;
            folder = newest;
            for (int back = 0; folder > 0 && back < FoldersBackMax; back++)
            {
                result = tail.Read(card, CardPaths.Journal(folder));
                if (result != CardResult.Ok || tail.LastLine >= 0)
                {
                    break;
                }

                folder--;
            }

            return result == CardResult.Ok && HasPrevious && tail.OpenFile != null ? MendSegment() : result;
        }

        /// <summary>Journals what was found.</summary>
        /// <param name="journal">The journal.</param>
        public void Report(Journal journal)
        {
            if (!HasPrevious)
            {
                return;
            }

            journal.Begin("previous");
            journal.Add("folder", CardPaths.Number(folder));
            journal.Add("bytes", tail.Bytes);
            journal.Add("line", tail.LastLine);
            journal.AddDigest("digest", tail.LastDigest);
            journal.End();
            if (tail.OpenFile == null)
            {
                return;
            }

            journal.Begin("recovered");
            journal.Add("folder", CardPaths.Number(folder));
            journal.Add("file", tail.OpenFile);
            journal.Add("frames", frames);
            if (hasFile)
            {
                journal.AddDigest("digest", audioDigest);
                journal.AddDigest("header", headerDigest);
            }

            journal.End();
        }

        private CardResult MendSegment()
        {
            string path = CardPaths.Folder(folder) + "\\" + tail.OpenFile;
            frames = 0;
            hasFile = card.HasFile(path);
            if (!hasFile)
            {
                return CardResult.Ok;
            }

            bool isSealed = SegmentLabel.IsSealed(tail.OpenFile);
            header = isSealed ? (SegmentHeader)new HteHeader() : new WavHeader();
            piece = new byte[isSealed ? HteHeader.RecordHeadBytes + HteHeader.RecordAudioBytes : AudioDigest.PieceBytes];
            digest = new AudioDigest(hmac, piece.Length);
            CardResult result = card.Open(path, CardOpen.Read);
            if (result != CardResult.Ok)
            {
                return result;
            }

            SegmentBytes = card.Length();
            bool isWhole = SegmentBytes >= SegmentHeader.Bytes && card.Read(piece, 0, SegmentHeader.Bytes) == SegmentHeader.Bytes;
            if (isWhole)
            {
                header.Load(piece);
                isWhole = header.IsHeader();
            }

            long body = SegmentBytes > SegmentHeader.Bytes ? SegmentBytes - SegmentHeader.Bytes : 0;
            frames = (isSealed ? HteHeader.AudioBytes(body) : body) / Limits.FrameBytes;
            if (frames == 0 && SegmentBytes >= 0 && !card.IsLocked(path))
            {
                return DeleteEmpty(path);
            }

            result = SegmentBytes < 0 || !HashBody(BodyBytes(tail.OpenFrames, isSealed), BodyBytes(frames, isSealed)) ? CardResult.Failed : card.Close();
            if (result == CardResult.Ok && !isWhole)
            {
                result = RebuildHeader(isSealed);
            }

            return result == CardResult.Ok ? PatchHeader(path, isWhole, BodyBytes(frames, isSealed)) : result;
        }

        /// <summary>Players complain of a file without audio; its name stays used, as its line in the journal has it.</summary>
        private CardResult DeleteEmpty(string path)
        {
            CardResult result = card.Close();
            result = result == CardResult.Ok ? card.Delete(path) : result;
            hasFile = result != CardResult.Ok;
            SegmentBytes = hasFile ? SegmentBytes : 0;
            return result;
        }

        private static long BodyBytes(long frames, bool isSealed)
        {
            long audioBytes = frames * Limits.FrameBytes;
            return isSealed ? HteHeader.BodyBytes(audioBytes) : audioBytes;
        }

        private bool HashBody(long at, long end)
        {
            bool goesOn = at > 0 && at <= end && at % piece.Length == 0;
            if (!goesOn)
            {
                at = 0;
            }

            digest.Begin(goesOn ? tail.OpenDigest : null);
            if (at < end && card.Seek(SegmentHeader.Bytes + at) != CardResult.Ok)
            {
                return false;
            }

            while (at < end)
            {
                int count = card.Read(piece, 0, end - at < digest.Free ? (int)(end - at) : digest.Free);
                if (count <= 0)
                {
                    return false;
                }

                digest.Add(piece, 0, count);
                at += count;
            }

            digest.Finish(audioDigest);
            return true;
        }

        private CardResult RebuildHeader(bool isSealed)
        {
            CardResult result = tail.FindSegment(card, CardPaths.Journal(folder), tail.OpenFile, text);
            LineFields line = new LineFields(text.Bytes);
            line.Set(0, text.Length);
            if (isSealed)
            {
                byte[] nonce = new byte[HteHeader.NonceBytes];
                line.CopyDigest("nonce=", nonce);
                ((HteHeader)header).SetKeys(line.Text("day"), nonce);
            }

            AsciiBuffer comment = new AsciiBuffer(WavHeader.CommentBytesMax);
            int rate = SegmentLabel.Rebuild(comment, tail, tail.OpenFile, line);
            header.Begin(rate > 0 ? rate : Limits.SampleRateDefault, comment);
            return result;
        }

        private CardResult PatchHeader(string path, bool isWhole, long bodyBytes)
        {
            bool isRight = isWhole && header.StatedBytes == bodyBytes;
            header.SetAudioBytes(frames * Limits.FrameBytes);
            digest.OfHeader(header.Sector, headerDigest);
            if (isRight)
            {
                return CardResult.Ok;
            }

            CardResult result = card.Open(path, CardOpen.Update);
            result = result == CardResult.Ok ? card.Write(header.Sector, 0, SegmentHeader.Bytes) : result;
            return result == CardResult.Ok ? card.Close() : result;
        }
    }
}
