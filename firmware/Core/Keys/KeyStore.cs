// SPDX-License-Identifier: MIT
using System;
using HushTap.Core.Settings;
using HushTap.Core.Storage;

namespace HushTap.Core.Keys
{
    /// <summary>The owner's secret and the day keys, in two copies on the internal drive. Keys go in; none goes out but to the chip's cryptography.</summary>
    /// <remarks>
    /// Layout, little-endian: magic 8, generation 4, owner 1 (1 = there is one), days 1, owner's secret 32, days × (day 4, key 32), CRC-32 4.
    /// A replaced or erased key is gone from both copies before the call returns; what the flash's wear levelling keeps is out of reach.
    /// </remarks>
    public sealed class KeyStore
    {
        /// <summary>Bytes of every key.</summary>
        public const int KeyBytes = 32;

        /// <summary>Day keys that find room.</summary>
        public const int DaysMax = 62;

        private const string NameA = "KEYS.A";
        private const string NameB = "KEYS.B";
        private const int OwnerAt = 14;
        private const int HeadBytes = OwnerAt + KeyBytes;
        private const int DayBytes = 4 + KeyBytes;
        private readonly IInternalDrive drive;
        private readonly IDigest digest;
        private readonly byte[] magic = { (byte)'H', (byte)'T', (byte)'K', (byte)'E', (byte)'Y', (byte)'S', (byte)'1', 10 };
        private readonly byte[] image = new byte[HeadBytes + (DaysMax * DayBytes) + 4];
        private readonly int[] days = new int[DaysMax];
        private readonly byte[][] dayKeys = new byte[DaysMax][];
        private byte[] owner;
        private int generation;
        private bool isNewestA;

        /// <summary>Initializes a new instance of the <see cref="KeyStore"/> class without keys.</summary>
        /// <param name="drive">The internal drive.</param>
        /// <param name="digest">Answers challenges.</param>
        public KeyStore(IInternalDrive drive, IDigest digest)
        {
            this.drive = drive;
            this.digest = digest;
        }

        /// <summary>Gets the number of day keys.</summary>
        public int Days { get; private set; }

        /// <summary>Gets a value indicating whether there is an owner's secret.</summary>
        public bool HasOwner => owner != null;

        /// <summary>Reads the newest whole copy.</summary>
        public void Load()
        {
            int generationA = Look(NameA);
            int generationB = Look(NameB);
            isNewestA = generationA >= generationB;
            if (generationA > 0 || generationB > 0)
            {
                drive.Read(isNewestA ? NameA : NameB, image);
                Take();
            }
        }

        /// <summary>Computes the response to a challenge.</summary>
        /// <param name="message">The challenge's text.</param>
        /// <returns>32 bytes; null when there is no owner's secret.</returns>
        public byte[] OwnerDigest(byte[] message) => owner == null ? null : digest.HmacSha256(owner, message);

        /// <summary>Sets the owner's secret.</summary>
        /// <param name="key">32 bytes; taken over.</param>
        /// <returns>False when the drive failed.</returns>
        public bool SetOwner(byte[] key)
        {
            owner = key;
            return SaveBoth();
        }

        /// <summary>Sets a day key.</summary>
        /// <param name="day">yyyymmdd; 0 = for a clock that was never set.</param>
        /// <param name="key">32 bytes; taken over.</param>
        /// <returns>False when there is no room, or the drive failed.</returns>
        public bool SetDay(int day, byte[] key)
        {
            int at = IndexOf(day);
            if (at < 0)
            {
                if (Days == DaysMax)
                {
                    return false;
                }

                at = Days;
                Days++;
            }

            days[at] = day;
            dayKeys[at] = key;
            return SaveBoth();
        }

        /// <summary>Gets a day key for the chip's cryptography.</summary>
        /// <param name="day">yyyymmdd; 0 = for a clock that was never set.</param>
        /// <returns>32 bytes, the store's own array; null when there is none.</returns>
        public byte[] DayKey(int day)
        {
            int at = IndexOf(day);
            return at < 0 ? null : dayKeys[at];
        }

        /// <summary>Finds the key of the earliest day.</summary>
        /// <returns>yyyymmdd; 0 when there is none but that of a clock that was never set.</returns>
        public int EarliestDay()
        {
            int earliest = 0;
            for (int i = 0; i < Days; i++)
            {
                earliest = days[i] > 0 && (earliest == 0 || days[i] < earliest) ? days[i] : earliest;
            }

            return earliest;
        }

        /// <summary>Destroys a day key.</summary>
        /// <param name="day">yyyymmdd.</param>
        /// <returns>False when the drive failed.</returns>
        public bool EraseDay(int day)
        {
            int at = IndexOf(day);
            if (at < 0)
            {
                return true;
            }

            Wipe(dayKeys[at]);
            Days--;
            days[at] = days[Days];
            dayKeys[at] = dayKeys[Days];
            dayKeys[Days] = null;
            return SaveBoth();
        }

        /// <summary>Destroys all day keys.</summary>
        /// <returns>False when the drive failed.</returns>
        public bool EraseDays()
        {
            Forget();
            return SaveBoth();
        }

        /// <summary>Destroys all keys.</summary>
        /// <returns>False when the drive failed.</returns>
        public bool Destroy()
        {
            Wipe(owner);
            owner = null;
            Forget();
            return SaveBoth();
        }

        private void Forget()
        {
            for (int i = 0; i < Days; i++)
            {
                Wipe(dayKeys[i]);
                dayKeys[i] = null;
            }

            Days = 0;
        }

        private int IndexOf(int day)
        {
            for (int i = 0; i < Days; i++)
            {
                if (days[i] == day)
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>The older copy first: a cut leaves one whole copy. Then the other, so that no former key is left in it.</summary>
        private bool SaveBoth()
        {
            bool isSaved = SaveOlder() && SaveOlder();
            Array.Clear(image, 0, image.Length);
            return isSaved;
        }

        private bool SaveOlder()
        {
            generation++;
            int length = Build();
            if (!drive.Write(isNewestA ? NameB : NameA, image, length))
            {
                return false;
            }

            isNewestA = !isNewestA;
            return true;
        }

        private int Build()
        {
            Array.Clear(image, 0, image.Length);
            Array.Copy(magic, 0, image, 0, 8);
            Put(8, (uint)generation);
            image[12] = (byte)(owner == null ? 0 : 1);
            image[13] = (byte)Days;
            PutKey(OwnerAt, owner);
            for (int i = 0; i < Days; i++)
            {
                Put(HeadBytes + (i * DayBytes), (uint)days[i]);
                PutKey(HeadBytes + (i * DayBytes) + 4, dayKeys[i]);
            }

            int end = HeadBytes + (Days * DayBytes);
            Put(end, Crc32.Of(image, 0, end));
            return end + 4;
        }

        private int Look(string name)
        {
            int length = drive.Read(name, image);
            if (length < HeadBytes + 4)
            {
                return 0;
            }

            for (int i = 0; i < 8; i++)
            {
                if (image[i] != magic[i])
                {
                    return 0;
                }
            }

            int end = length - 4;
            return end == HeadBytes + (image[13] * DayBytes) && image[13] <= DaysMax && Get(end) == Crc32.Of(image, 0, end) ? (int)Get(8) : 0;
        }

        private void Take()
        {
            generation = (int)Get(8);
            owner = image[12] != 0 ? KeyAt(OwnerAt) : null;
            Days = image[13];
            for (int i = 0; i < Days; i++)
            {
                days[i] = (int)Get(HeadBytes + (i * DayBytes));
                dayKeys[i] = KeyAt(HeadBytes + (i * DayBytes) + 4);
            }

            Array.Clear(image, 0, image.Length);
        }

        private void Put(int at, uint value)
        {
            image[at] = (byte)value;
            image[at + 1] = (byte)(value >> 8);
            image[at + 2] = (byte)(value >> 16);
            image[at + 3] = (byte)(value >> 24);
        }

        private uint Get(int at)
        {
            return image[at] | ((uint)image[at + 1] << 8) | ((uint)image[at + 2] << 16) | ((uint)image[at + 3] << 24);
        }

        private void PutKey(int at, byte[] key)
        {
            if (key != null)
            {
                Array.Copy(key, 0, image, at, KeyBytes);
            }
        }

        private byte[] KeyAt(int at)
        {
            byte[] key = new byte[KeyBytes];
            Array.Copy(image, at, key, 0, KeyBytes);
            return key;
        }

        private static void Wipe(byte[] key)
        {
            if (key != null)
            {
                Array.Clear(key, 0, key.Length);
            }
        }
    }
}
