// SPDX-License-Identifier: MIT
using System;
using System.IO;

namespace HushTap.Board
{
    /// <summary>The internal littlefs drive I:. Never written while recording: erasing flash holds off the I2S interrupt.</summary>
    public sealed class InternalDrive
    {
        private const string Drive = "I:\\";

        /// <summary>Reads a small file.</summary>
        /// <param name="name">File name.</param>
        /// <param name="buffer">Receives it.</param>
        /// <returns>Bytes read; 0 when it is missing, too large or unreadable.</returns>
        public int Read(string name, byte[] buffer)
        {
            try
            {
                if (!File.Exists(Drive + name))
                {
                    return 0;
                }

                using (FileStream file = new FileStream(Drive + name, FileMode.Open, FileAccess.Read))
                {
                    return file.Length > buffer.Length ? 0 : file.Read(buffer, 0, (int)file.Length);
                }
            }
            catch (Exception)
            {
                return 0;
            }
        }
    }
}
