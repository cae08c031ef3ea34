// SPDX-License-Identifier: MIT
using HushTap.Core.Text;

namespace HushTap.Core.Settings
{
    /// <summary>Settings as a text file: a heading with version and generation, name=value lines, and a CRC-32 over all before its line.</summary>
    public static class SettingsText
    {
        private const string Title = "hushtap-settings ";
        private const string Heading = "hushtap-settings 1 generation=";
        private const string Crc = "crc32=";

        /// <summary>Writes all settings.</summary>
        /// <param name="settings">The values.</param>
        /// <param name="generation">Counts up with each save.</param>
        /// <param name="unknown">Lines to keep as they are; null when there are none.</param>
        /// <param name="text">Receives the file.</param>
        public static void Write(DeviceSettings settings, int generation, AsciiBuffer unknown, AsciiBuffer text)
        {
            text.Clear();
            WriteHeading(generation, text);
            for (int i = 0; i < settings.Table.Count; i++)
            {
                WriteRecord(settings, i, text);
            }

            if (unknown != null)
            {
                text.Append(unknown.Bytes, 0, unknown.Length);
            }

            WriteCrc(Crc32.Of(text.Bytes, 0, text.Length), text);
        }

        /// <summary>Appends the first line.</summary>
        /// <param name="generation">Counts up with each save.</param>
        /// <param name="text">The text.</param>
        public static void WriteHeading(int generation, AsciiBuffer text)
        {
            text.Append(Heading);
            text.Append(generation);
            text.Append('\n');
        }

        /// <summary>Appends one setting.</summary>
        /// <param name="settings">The values.</param>
        /// <param name="index">Place in the table.</param>
        /// <param name="text">The text.</param>
        public static void WriteRecord(DeviceSettings settings, int index, AsciiBuffer text)
        {
            text.Append(settings.Table.Name(index));
            text.Append('=');
            text.Append(settings.Get(index));
            text.Append('\n');
        }

        /// <summary>Reads a settings file.</summary>
        /// <param name="file">The bytes.</param>
        /// <param name="length">How many.</param>
        /// <param name="settings">Receives the values; where the file has none, or one that is not allowed, they stay as they are.</param>
        /// <param name="notes">Receives what else the file holds.</param>
        /// <returns>Settings and notes are touched only when it is whole.</returns>
        public static SettingsFile Read(byte[] file, int length, DeviceSettings settings, SettingsNotes notes)
        {
            if (IsOfAnotherVersion(file, length))
            {
                return SettingsFile.Future;
            }

            int crcAt = LastLine(file, length);
            if (!IsAt(file, length, 0, Heading)
                || !IsAt(file, length, crcAt, Crc)
                || !HasCrc(file, length, crcAt)
                || !TryNumber(file, Heading.Length, EndOfLine(file, length, 0), out int generation))
            {
                return SettingsFile.Damaged;
            }

            notes.Clear();
            notes.Generation = generation;
            for (int at = EndOfLine(file, length, 0) + 1; at < crcAt; at = EndOfLine(file, length, at) + 1)
            {
                ReadLine(file, at, EndOfLine(file, length, at), settings, notes);
            }

            return SettingsFile.Whole;
        }

        private static void WriteCrc(uint crc, AsciiBuffer text)
        {
            text.Append(Crc);
            text.AppendHex(crc);
            text.Append('\n');
        }

        /// <summary>Judged before the CRC, which a newer version may have elsewhere.</summary>
        private static bool IsOfAnotherVersion(byte[] file, int length)
        {
            if (!IsAt(file, length, 0, Title))
            {
                return false;
            }

            int end = Title.Length;
            while (end < length && file[end] >= '0' && file[end] <= '9')
            {
                end++;
            }

            return end < length && file[end] == ' ' && TryNumber(file, Title.Length, end, out int version) && version != 1;
        }

        private static void ReadLine(byte[] file, int at, int end, DeviceSettings settings, SettingsNotes notes)
        {
            int equals = at;
            while (equals < end && file[equals] != '=')
            {
                equals++;
            }

            int index = Find(file, at, equals, settings.Table);
            if (index < 0)
            {
                notes.Unknown.Append(file, at, end - at);
                notes.Unknown.Append('\n');
                return;
            }

            if (TryNumber(file, equals + 1, end, out int value) && settings.TrySet(index, value))
            {
                return;
            }

            notes.BadRecords++;
            notes.BadName ??= settings.Table.Name(index);
        }

        private static int Find(byte[] file, int at, int end, SettingsTable table)
        {
            for (int i = 0; i < table.Count; i++)
            {
                string name = table.Name(i);
                if (name.Length == end - at && IsAt(file, end, at, name))
                {
                    return i;
                }
            }

            return -1;
        }

        private static bool HasCrc(byte[] file, int length, int crcAt)
        {
            int at = crcAt + Crc.Length;
            if (length != at + 9 || file[length - 1] != '\n')
            {
                return false;
            }

            uint crc = 0;
            for (; at < length - 1; at++)
            {
                int digit = file[at] <= '9' ? file[at] - '0' : file[at] - 'A' + 10;
                if (digit < 0 || digit > 15)
                {
                    return false;
                }

                crc = (crc << 4) | (uint)digit;
            }

            return crc == Crc32.Of(file, 0, crcAt);
        }

        private static bool TryNumber(byte[] file, int at, int end, out int value)
        {
            value = 0;
            if (at >= end || end - at > 9)
            {
                return false;
            }

            for (; at < end; at++)
            {
                if (file[at] < '0' || file[at] > '9')
                {
                    return false;
                }

                value = (value * 10) + file[at] - '0';
            }

            return true;
        }

        private static int LastLine(byte[] file, int length)
        {
            int at = length - 2;
            while (at >= 0 && file[at] != '\n')
            {
                at--;
            }

            return at + 1;
        }

        private static int EndOfLine(byte[] file, int length, int at)
        {
            while (at < length && file[at] != '\n')
            {
                at++;
            }

            return at;
        }

        private static bool IsAt(byte[] file, int length, int at, string text)
        {
            if (at < 0 || at + text.Length > length)
            {
                return false;
            }

            for (int i = 0; i < text.Length; i++)
            {
                if (file[at + i] != text[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
