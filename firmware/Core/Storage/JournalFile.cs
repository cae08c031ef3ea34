// SPDX-License-Identifier: MIT
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>A folder's JOURNAL.TXT. Appends whole sectors, so that what is durable is never written again.</summary>
    public sealed class JournalFile
    {
        private readonly ICard card;
        private readonly Journal journal;
        private readonly SpaceMeter space;
        private readonly DeviceIdentity identity;
        private readonly AsciiBuffer head = new AsciiBuffer(Limits.SectorBytes);
        private readonly byte[] padding = new byte[Limits.SectorBytes];
        private CardText cardText;
        private int folder;
        private string path;
        private bool exists;

        /// <summary>Initializes a new instance of the <see cref="JournalFile"/> class.</summary>
        /// <param name="card">The card.</param>
        /// <param name="journal">The lines.</param>
        /// <param name="space">Counts what they take.</param>
        /// <param name="identity">Who writes.</param>
        public JournalFile(ICard card, Journal journal, SpaceMeter space, DeviceIdentity identity)
        {
            this.card = card;
            this.journal = journal;
            this.space = space;
            this.identity = identity;
            for (int i = 0; i < padding.Length; i++)
            {
                padding[i] = (byte)' ';
            }

            padding[padding.Length - 1] = (byte)'\n';
        }

        /// <summary>Gets or sets what power cuts have left taken but unused, in bytes.</summary>
        public long LostBytes { get; set; }

        /// <summary>Begins the journal of a folder; the file is made with its first lines.</summary>
        /// <param name="number">Number of the folder.</param>
        /// <param name="text">What the card says of itself.</param>
        public void Begin(int number, CardText text)
        {
            folder = number;
            cardText = text;
            path = CardPaths.Journal(number);
            exists = false;
        }

        /// <summary>Appends the waiting lines and commits them.</summary>
        /// <returns>Ok, also when there is no room: then the lines go on waiting.</returns>
        public CardResult Append()
        {
            int length = journal.Pending.Length;
            if (length == 0)
            {
                return CardResult.Ok;
            }

            Pad(journal.Pending);
            if (!space.GrowJournal(journal.Pending.Length + (exists ? 0 : Limits.SectorBytes)))
            {
                journal.Pending.Truncate(length);
                return CardResult.Ok;
            }

            CardResult result = card.Open(path, exists ? CardOpen.Append : CardOpen.CreateNew);
            if (result == CardResult.Ok && !exists)
            {
                result = WriteHead();
            }

            result = result == CardResult.Ok ? card.Write(journal.Pending.Bytes, 0, journal.Pending.Length) : result;
            result = result == CardResult.Ok ? card.Close() : result;
            if (result != CardResult.Ok)
            {
                journal.Pending.Truncate(length);
                return result;
            }

            exists = true;
            journal.ClearPending();
            return CardResult.Ok;
        }

        private CardResult WriteHead()
        {
            head.Clear();
            head.Append("hushtap-journal 1 device=");
            head.Append(identity.Device);
            head.Append(" boot=");
            head.Append(identity.Boot);
            head.Append(" folder=");
            head.Append(folder, 5);
            head.Append(" card=");
            head.Append(cardText.Id);
            head.Append(" room-kib=");
            head.Append(cardText.RoomBytes / 1024);
            head.Append(" lost-kib=");
            head.Append(LostBytes / 1024);
            head.Append(" after=");
            head.AppendHex(journal.DigestBeforePending, 0, LineChain.DigestBytes);
            journal.Chain.SealHead(head);
            head.Append('\n');
            Pad(head);
            return card.Write(head.Bytes, 0, head.Length);
        }

        private void Pad(AsciiBuffer text)
        {
            int over = text.Length % Limits.SectorBytes;
            if (over > 0)
            {
                text.Append(padding, over, Limits.SectorBytes - over);
            }
        }
    }
}
