// SPDX-License-Identifier: MIT
using System;
using HushTap.Core.Text;

namespace HushTap.Core.Settings
{
    /// <summary>Settings as a text file: a heading with version and generation, name=value lines, and a CRC-32 over all before its line.</summary>
    public static class SettingsText
    {
        private const string Heading = "hushtap-settings 1 generation=";
        private const string Crc = "crc32=";

        /// <summary>Writes all settings.</summary>
        /// <param name="settings">The values.</param>
        /// <param name="generation">Counts up with each save.</param>
        /// <param name="text">Receives the file.</param>
        public static void Write(DeviceSettings settings, int generation, AsciiBuffer text)
        {
            text.Clear();
            text.Append(Heading);
            text.Append(generation);
            text.Append('\n');
            for (int i = 0; i < settings.Table.Count; i++)
            {
                text.Append(settings.Table.Name(i));
                text.Append('=');
                text.Append(settings.Get(i));
                text.Append('\n');
            }

            uint crc = Crc32.Of(text.Bytes, 0, text.Length);
            text.Append(Crc);
            text.AppendHex(crc);
            text.Append('\n');
        }

        /// <summary>Reads a settings file.</summary>
        /// <param name="file">The bytes.</param>
        /// <param name="length">How many.</param>
        /// <param name="settings">Receives the values; an unknown name or a bad value leaves the factory value.</param>
        /// <param name="generation">The file's generation.</param>
        /// <returns>False when heading or CRC is wrong; the settings are untouched then.</returns>
        public static bool TryRead(byte[] file, int length, DeviceSettings settings, out int generation)
        {
            generation = 0;
            int crcAt = LastLine(file, length);
            if (!IsAt(file, length, 0, Heading) || !IsAt(file, length, crcAt, Crc) || !HasCrc(file, length, crcAt))
            {
                return false;
            }

            int at = 0;
            while (at < crcAt)
            {
                int end = EndOfLine(file, length, at);
                if (at == 0)
                {
                    TryNumber(file, Heading.Length, end, out generation);
                }
                else
                {
                    ReadLine(file, at, end, settings);
                }

                at = end + 1;
            }

            return true;
        }

        private static void ReadLine(byte[] file, int at, int end, DeviceSettings settings)
        {
            for (int equals = at; equals < end; equals++)
            {
                if (file[equals] != '=')
                {
                    continue;
                }

                for (int i = 0; i < settings.Table.Count; i++)
                {
                    string name = settings.Table.Name(i);
                    if (name.Length == equals - at && IsAt(file, end, at, name) && TryNumber(file, equals + 1, end, out int value))
                    {
                        settings.TrySet(i, value);
                    }
                }

                return;
            }
        }

        private static bool HasCrc(byte[] file, int length, int crcAt)
        {
            uint crc = 0;
            for (int i = crcAt + Crc.Length; i < length && file[i] != '\n'; i++)
            {
                int digit = file[i] <= '9' ? file[i] - '0' : file[i] - 'A' + 10;
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
