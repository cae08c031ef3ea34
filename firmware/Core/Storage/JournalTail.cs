// SPDX-License-Identifier: MIT
using System;
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>What the head and the end of an older journal say: enough to go on behind a power cut. Used at start only; allocates.</summary>
    public sealed class JournalTail
    {
        /// <summary>The last append and the sector before it: whatever is open is named in there.</summary>
        private const int WindowBytes = Limits.JournalBytes + Limits.SectorBytes;

        private readonly byte[] window = new byte[WindowBytes];
        private readonly byte[] openDigest = new byte[LineChain.DigestBytes];
        private readonly byte[] lastDigest = new byte[LineChain.DigestBytes];

        /// <summary>Gets the journal's length in bytes.</summary>
        public long Bytes { get; private set; }

        /// <summary>Gets the number of the last whole line; -1 when there is none.</summary>
        public long LastLine { get; private set; }

        /// <summary>Gets the digest that the last whole line states.</summary>
        public byte[] LastDigest => lastDigest;

        /// <summary>Gets the segment that was not ended; null when there is none.</summary>
        public string OpenFile { get; private set; }

        /// <summary>Gets how many of its frames are known to be durable.</summary>
        public long OpenFrames { get; private set; }

        /// <summary>Gets their digest.</summary>
        public byte[] OpenDigest => openDigest;

        /// <summary>Gets what was taken on the card, in bytes; -1 when the journal's end does not say.</summary>
        public long UsedBytes { get; private set; }

        /// <summary>Gets what might be taken, in bytes, when that journal was begun; -1 when its head does not say.</summary>
        public long RoomBytes { get; private set; }

        /// <summary>Gets what power cuts had left taken but unused, in bytes.</summary>
        public long LostBytes { get; private set; }

        /// <summary>Gets the id of the device that wrote it; null when the head is damaged.</summary>
        public string Device { get; private set; }

        /// <summary>Gets the number of the power-on in which it was written.</summary>
        public long Boot { get; private set; }

        /// <summary>Reads a journal's head and end.</summary>
        /// <param name="card">The card.</param>
        /// <param name="path">The journal.</param>
        /// <returns>Ok, also when there is no journal; anything else when the card fails.</returns>
        public CardResult Read(ICard card, string path)
        {
            Clear();
            if (!card.HasFile(path))
            {
                return CardResult.Ok;
            }

            CardResult result = card.Open(path, CardOpen.Read);
            if (result != CardResult.Ok)
            {
                return result;
            }

            Bytes = card.Length();
            int head = Bytes < 0 ? -1 : card.Read(window, 0, Limits.SectorBytes);
            if (head < 0)
            {
                return CardResult.Failed;
            }

            ReadHead(head);
            long from = Bytes > WindowBytes ? (Bytes - WindowBytes) & ~(Limits.SectorBytes - 1L) : 0;
            int count = card.Seek(from) == CardResult.Ok ? card.Read(window, 0, WindowBytes) : -1;
            if (count < 0)
            {
                return CardResult.Failed;
            }

            ReadLines(count, from == 0);
            return card.Close();
        }

        /// <summary>Finds the line that began a segment.</summary>
        /// <param name="card">The card.</param>
        /// <param name="path">The journal.</param>
        /// <param name="file">The segment's name.</param>
        /// <param name="line">Receives the line without its end; empty when it is not there.</param>
        /// <returns>Ok, or how the card failed.</returns>
        public CardResult FindSegment(ICard card, string path, string file, AsciiBuffer line)
        {
            line.Clear();
            CardResult result = card.Open(path, CardOpen.Read);
            for (long at = 0; result == CardResult.Ok && at < Bytes && line.Length == 0; at += Limits.JournalBytes)
            {
                int count = card.Seek(at) == CardResult.Ok ? card.Read(window, 0, WindowBytes) : -1;
                if (count < 0)
                {
                    return CardResult.Failed;
                }

                FindSegment(count, file, line);
            }

            return result == CardResult.Ok ? card.Close() : result;
        }

        private void FindSegment(int count, string file, AsciiBuffer line)
        {
            LineFields fields = new LineFields(window);
            for (int at = 0; at < count;)
            {
                int end = EndOfLine(at, count);
                fields.Set(at, end);
                if (end < count && fields.IsEvent("segment") && fields.Is("file", file))
                {
                    line.Append(window, at, end - at);
                    return;
                }

                at = end + 1;
            }
        }

        private void Clear()
        {
            Bytes = 0;
            LastLine = -1;
            OpenFile = null;
            OpenFrames = 0;
            UsedBytes = -1;
            RoomBytes = -1;
            LostBytes = 0;
            Device = null;
            Boot = 0;
        }

        private void ReadHead(int count)
        {
            LineFields fields = new LineFields(window);
            fields.Set(0, EndOfLine(0, count));
            if (!fields.StartsWith("hushtap-journal 1 "))
            {
                return;
            }

            Device = fields.Text("device");
            Boot = fields.Number("boot");
            RoomBytes = fields.Number("room-kib") * 1024;
            LostBytes = RoomBytes < 0 ? 0 : fields.Number("lost-kib") * 1024;
        }

        private void ReadLines(int count, bool isFromStart)
        {
            LineFields fields = new LineFields(window);
            for (int at = isFromStart ? 0 : EndOfLine(0, count) + 1; at < count;)
            {
                int end = EndOfLine(at, count);
                fields.Set(at, end);
                if (end < count && fields.TryLine(out long number))
                {
                    LastLine = number;
                    fields.CopyDigest("*", lastDigest);
                    Take(fields);
                }

                at = end + 1;
            }
        }

        private void Take(LineFields fields)
        {
            long used = fields.Number("used-kib");
            if (used >= 0)
            {
                UsedBytes = used * 1024;
            }

            if (fields.IsEvent("segment"))
            {
                OpenFile = fields.Text("file");
                OpenFrames = 0;
                Array.Clear(openDigest, 0, openDigest.Length);
            }
            else if (fields.IsEvent("commit"))
            {
                OpenFile = fields.Text("file");
                OpenFrames = fields.Number("frames");
                if (!fields.CopyDigest("digest=", openDigest))
                {
                    OpenFrames = 0;
                }
            }
            else if (fields.IsEvent("segment-end"))
            {
                OpenFile = null;
            }
        }

        private int EndOfLine(int at, int count)
        {
            while (at < count && window[at] != '\n')
            {
                at++;
            }

            return at;
        }
    }
}
