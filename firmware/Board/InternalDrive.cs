// SPDX-License-Identifier: MIT
using System;
using System.IO;
using HushTap.Core.Storage;

namespace HushTap.Board
{
    /// <summary>The internal littlefs drive I:. Never written while recording: erasing flash holds off the I2S interrupt.</summary>
    public sealed class InternalDrive : IInternalDrive
    {
        private const string Drive = "I:\\";

        /// <inheritdoc/>
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

        /// <inheritdoc/>
        public bool Write(string name, byte[] buffer, int length)
        {
            try
            {
                using (FileStream file = new FileStream(Drive + name, FileMode.Create, FileAccess.Write))
                {
                    file.Write(buffer, 0, length);
                }

                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <inheritdoc/>
        public bool Delete(string name)
        {
            try
            {
                if (File.Exists(Drive + name))
                {
                    File.Delete(Drive + name);
                }

                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
