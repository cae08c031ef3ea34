// SPDX-License-Identifier: MIT
using System;
using System.IO;
using HushTap.Core.Storage;
using nanoFramework.System.IO.FileSystem;

namespace HushTap.Board
{
    /// <summary>The SD card on SDMMC, 1 bit, as drive D:. Exceptions of the driver end here and become results.</summary>
    public sealed class Card : ICard
    {
        private const string Drive = "D:\\";
        private SDCard device;
        private FileStream stream;

        /// <inheritdoc/>
        public CardResult Mount()
        {
            try
            {
                if (device == null)
                {
                    device = new SDCard(new SDCardMmcParameters { slotIndex = 0, dataWidth = SDCard.SDDataWidth._1_bit });
                }

                device.Mount();
                return device.IsMounted ? CardResult.Ok : CardResult.Gone;
            }
            catch (Exception)
            {
                return CardResult.Gone;
            }
        }

        /// <inheritdoc/>
        public void Unmount()
        {
            Abandon();
            try
            {
                if (device != null && device.IsMounted)
                {
                    device.Unmount();
                }
            }
            catch (Exception)
            {
                // A card that was pulled cannot be unmounted in good order; the next Mount tells whether it is back.
            }
        }

        /// <inheritdoc/>
        public string[] Folders(string path)
        {
            try
            {
                return Directory.Exists(Drive + path) ? Names(Directory.GetDirectories(Drive + path)) : new string[0];
            }
            catch (Exception)
            {
                return null;
            }
        }

        /// <inheritdoc/>
        public string[] Files(string path)
        {
            try
            {
                return Names(Directory.GetFiles(Drive + path));
            }
            catch (Exception)
            {
                return null;
            }
        }

        /// <inheritdoc/>
        public CardResult MakeFolder(string path)
        {
            try
            {
                Directory.CreateDirectory(Drive + path);
                return CardResult.Ok;
            }
            catch (Exception e)
            {
                return Failure(e);
            }
        }

        /// <inheritdoc/>
        public CardResult Open(string path, CardOpen mode)
        {
            try
            {
                stream = mode == CardOpen.Update
                    ? new FileStream(Drive + path, FileMode.Open, FileAccess.ReadWrite)
                    : new FileStream(Drive + path, mode == CardOpen.CreateNew ? FileMode.CreateNew : FileMode.Append, FileAccess.Write);
                return CardResult.Ok;
            }
            catch (Exception e)
            {
                return Failure(e);
            }
        }

        /// <inheritdoc/>
        public CardResult Write(byte[] buffer, int offset, int count)
        {
            try
            {
                stream.Write(buffer, offset, count);
                return CardResult.Ok;
            }
            catch (Exception e)
            {
                return Failure(e);
            }
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int count)
        {
            try
            {
                return stream.Read(buffer, 0, count);
            }
            catch (Exception)
            {
                Abandon();
                return -1;
            }
        }

        /// <inheritdoc/>
        public long Length()
        {
            try
            {
                return stream.Length;
            }
            catch (Exception)
            {
                Abandon();
                return -1;
            }
        }

        /// <inheritdoc/>
        public CardResult Rewind()
        {
            try
            {
                stream.Seek(0, SeekOrigin.Begin);
                return CardResult.Ok;
            }
            catch (Exception e)
            {
                return Failure(e);
            }
        }

        /// <inheritdoc/>
        public CardResult Close()
        {
            if (stream == null)
            {
                return CardResult.Failed;
            }

            FileStream closing = stream;
            stream = null;
            try
            {
                closing.Close();
                return CardResult.Ok;
            }
            catch (Exception e)
            {
                return Failure(e);
            }
        }

        /// <summary>The stdio driver reports a short write as an IOException; every other trouble is a plain Exception (facts of nf-interpreter).</summary>
        private CardResult Failure(Exception e)
        {
            Abandon();
            return e is IOException ? CardResult.Full : CardResult.Failed;
        }

        private void Abandon()
        {
            if (stream == null)
            {
                return;
            }

            FileStream lost = stream;
            stream = null;
            try
            {
                lost.Dispose();
            }
            catch (Exception)
            {
                // The file is lost already; what counts is that its handle is given back where that is still possible.
            }
        }

        private static string[] Names(string[] paths)
        {
            for (int i = 0; i < paths.Length; i++)
            {
                paths[i] = paths[i].Substring(paths[i].LastIndexOf('\\') + 1);
            }

            return paths;
        }
    }
}
