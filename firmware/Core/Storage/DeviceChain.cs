// SPDX-License-Identifier: MIT
using System;
using HushTap.Core.Settings;
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>The device's memory between power-ons: its id, the number of the next power-on, and that one's key. Used at start only; allocates.</summary>
    /// <remarks>
    /// CHAIN.A and CHAIN.B on the internal drive: one line "hushtap-chain 1 device=… boot=… key=… crc32=…", the key 64 hexadecimal digits or a hyphen, the
    /// CRC over all before its blank. The higher boot counts. Both are moved on before a line is sealed, so that the key of this power-on is in RAM only.
    /// </remarks>
    public sealed class DeviceChain
    {
        /// <summary>Name of the one copy.</summary>
        public const string FileA = "CHAIN.A";

        /// <summary>Name of the other copy.</summary>
        public const string FileB = "CHAIN.B";

        private const int FileBytesMax = 256;
        private const int KeyBytes = 32;

        /// <summary>" crc32=", eight digits and the line's end.</summary>
        private const int CrcBytes = 16;
        private const int DeviceBytesMax = 16;
        private const string Heading = "hushtap-chain 1 device=";
        private readonly IInternalDrive drive;
        private readonly IDigest hmac;
        private string device = "-";
        private long boot = -1;
        private byte[] key;

        /// <summary>Initializes a new instance of the <see cref="DeviceChain"/> class.</summary>
        /// <param name="drive">Where the files are.</param>
        /// <param name="hmac">Moves the key on.</param>
        public DeviceChain(IInternalDrive drive, IDigest hmac)
        {
            this.drive = drive;
            this.hmac = hmac;
        }

        /// <summary>Counts a power-on, moves the key on and forgets the former one.</summary>
        /// <param name="settingsCrc">Digest of the settings in force.</param>
        /// <returns>Who writes in this power-on; without a key when there is none, or the drive would not forget it.</returns>
        public DeviceIdentity Begin(uint settingsCrc)
        {
            Read(FileA);
            Read(FileB);
            long number = boot < 0 ? 0 : boot;
            byte[] session = key == null ? null : hmac.HmacSha256(key, AsciiBuffer.BytesOf("hushtap session 1"));
            byte[] next = key == null ? null : hmac.HmacSha256(key, AsciiBuffer.BytesOf("hushtap boot 1"));
            if (key != null)
            {
                Array.Clear(key, 0, key.Length);
            }

            boot = number + 1;
            key = next;
            return new DeviceIdentity(device, number, Save() ? session : null, settingsCrc);
        }

        /// <summary>Gets a value indicating whether the next power-on has a key.</summary>
        public bool HasRoot => key != null;

        /// <summary>Gets the number that the next power-on will have.</summary>
        public long NextBoot => boot;

        /// <summary>Gives the next power-on its number and key.</summary>
        /// <param name="number">Not below <see cref="NextBoot"/>.</param>
        /// <param name="root">32 bytes, taken over; null takes the key away.</param>
        /// <returns>False when the drive failed.</returns>
        public bool SetRoot(long number, byte[] root)
        {
            if (key != null)
            {
                Array.Clear(key, 0, key.Length);
            }

            boot = number;
            key = root;
            return Save();
        }

        /// <summary>Gives the device an id, from the next power-on on.</summary>
        /// <param name="id">1 to 16 letters, digits or hyphens.</param>
        /// <returns>False when the drive failed.</returns>
        public bool SetDevice(string id)
        {
            device = id;
            return Save();
        }

        private bool Save()
        {
            AsciiBuffer text = Text(boot, key);
            return drive.Write(boot % 2 == 1 ? FileB : FileA, text.Bytes, text.Length)
                && drive.Write(boot % 2 == 1 ? FileA : FileB, text.Bytes, text.Length);
        }

        private AsciiBuffer Text(long number, byte[] next)
        {
            AsciiBuffer text = new AsciiBuffer(FileBytesMax);
            text.Append(Heading);
            text.Append(device);
            text.Append(" boot=");
            text.Append(number);
            text.Append(" key=");
            if (next == null)
            {
                text.Append('-');
            }
            else
            {
                text.AppendHex(next, 0, KeyBytes);
            }

            uint crc = Crc32.Of(text.Bytes, 0, text.Length);
            text.Append(" crc32=");
            text.AppendHex(crc);
            text.Append('\n');
            return text;
        }

        private void Read(string name)
        {
            byte[] file = new byte[FileBytesMax];
            int length = drive.Read(name, file);
            LineFields fields = new LineFields(file);
            fields.Set(0, length - 1);
            long number = fields.Number("boot");
            string id = fields.Text("device");
            string crc = fields.Text("crc32");
            if (number <= boot || id == null || id.Length == 0 || id.Length > DeviceBytesMax || crc == null || crc != CrcOf(file, length - CrcBytes))
            {
                return;
            }

            boot = number;
            device = id;
            byte[] bytes = new byte[KeyBytes];
            key = fields.CopyDigest("key=", bytes) ? bytes : null;
        }

        private static string CrcOf(byte[] file, int count)
        {
            AsciiBuffer text = new AsciiBuffer(8);
            if (count > 0)
            {
                text.AppendHex(Crc32.Of(file, 0, count));
            }

            return text.ToString();
        }
    }
}
