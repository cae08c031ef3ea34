// SPDX-License-Identifier: MIT
using HushTap.Core.Settings;
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>CARD.TXT, which the PC writes when it prepares a card: what the device cannot find out. See FORMAT.md.</summary>
    public sealed class CardText
    {
        /// <summary>Name in the card's root.</summary>
        public const string FileName = "CARD.TXT";

        /// <summary>A longer file is none.</summary>
        public const int BytesMax = 256;

        /// <summary>A card without such a file is taken for this small: the smallest cards sold today hold more.</summary>
        public const long RoomBytesAssumed = 1000000000;

        /// <summary>The largest cluster that cards below 32 GB are sold with.</summary>
        public const int ClusterBytesAssumed = 32768;

        private const string Heading = "hushtap-card 1\nid=";
        private const string Room = "\nroom-bytes=";
        private const string Cluster = " cluster-bytes=";
        private const string Crc = "\ncrc32=";
        private const int IdDigits = 16;
        private byte[] file;
        private int length;
        private int at;

        /// <summary>Initializes a new instance of the <see cref="CardText"/> class, for a card that nobody prepared.</summary>
        public CardText()
        {
            Forget();
        }

        /// <summary>Gets the card's id; "-" when it has none.</summary>
        public string Id { get; private set; }

        /// <summary>Gets a value indicating whether the room is known.</summary>
        public bool IsPrepared => Id != "-";

        /// <summary>Gets what everything below HUSHTAP may take, in bytes.</summary>
        public long RoomBytes { get; private set; }

        /// <summary>Gets the size of a cluster in bytes.</summary>
        public int ClusterBytes { get; private set; }

        /// <summary>Goes back to the cautious assumptions.</summary>
        public void Forget()
        {
            Id = "-";
            RoomBytes = RoomBytesAssumed;
            ClusterBytes = ClusterBytesAssumed;
        }

        /// <summary>Reads the file; anything unexpected in it leaves the assumptions.</summary>
        /// <param name="bytes">The file.</param>
        /// <param name="count">Its length.</param>
        public void Read(byte[] bytes, int count)
        {
            Forget();
            file = bytes;
            length = count;
            at = 0;
            int idAt = Heading.Length;
            if (!Skips(Heading) || !SkipsHex(IdDigits) || !Skips(Room) || !TryNumber(out long room)
                || !Skips(Cluster) || !TryNumber(out long cluster) || !Skips(Crc))
            {
                return;
            }

            int crcAt = at;
            uint crc = Crc32.Of(file, 0, crcAt - Crc.Length + 1);
            if (SkipsHex(8) && at + 1 == length && file[at] == '\n' && HexAt(crcAt) == crc && IsCluster(cluster) && room >= cluster)
            {
                AsciiBuffer id = new AsciiBuffer(IdDigits);
                id.Append(file, idAt, IdDigits);
                Id = id.ToString();
                RoomBytes = room;
                ClusterBytes = (int)cluster;
            }
        }

        private static bool IsCluster(long bytes)
        {
            return bytes >= 512 && bytes <= 65536 && (bytes & (bytes - 1)) == 0;
        }

        private bool Skips(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                if (at >= length || file[at] != text[i])
                {
                    return false;
                }

                at++;
            }

            return true;
        }

        private bool SkipsHex(int digits)
        {
            for (int i = 0; i < digits; i++)
            {
                if (at >= length || ValueOf(file[at]) < 0)
                {
                    return false;
                }

                at++;
            }

            return true;
        }

        private bool TryNumber(out long value)
        {
            value = 0;
            int from = at;
            while (at < length && at - from < 15 && file[at] >= '0' && file[at] <= '9')
            {
                value = (value * 10) + file[at] - '0';
                at++;
            }

            return at > from;
        }

        private uint HexAt(int from)
        {
            uint value = 0;
            for (int i = 0; i < 8; i++)
            {
                value = (value << 4) | (uint)ValueOf(file[from + i]);
            }

            return value;
        }

        private static int ValueOf(byte digit)
        {
            return digit >= '0' && digit <= '9' ? digit - '0' : digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
        }
    }
}
