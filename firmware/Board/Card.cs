// SPDX-License-Identifier: MIT
using System;
using System.Device.Gpio;
using System.IO;
using HushTap.Core.Storage;
using nanoFramework.System.IO.FileSystem;

namespace HushTap.Board
{
    /// <summary>The SD card on SDMMC, 1 bit, as drive D:. Exceptions of the driver end here and become results.</summary>
    public sealed class Card : ICard
    {
        private const string Drive = "D:\\";
        private readonly GpioPin detect;
        private readonly PinValue detectedLevel;
        private SDCard device;
        private FileStream stream;

        /// <summary>Initializes a new instance of the <see cref="Card"/> class.</summary>
        /// <param name="pins">The board's pins.</param>
        public Card(PinMap pins)
        {
            detect = new GpioController().OpenPin(pins.CardDetect, PinMode.Input);
            detectedLevel = pins.CardDetectActiveLevel;
        }

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
                return device.IsMounted ? CardResult.Ok : WhyNotMounted();
            }
            catch (Exception)
            {
                return WhyNotMounted();
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
        public bool HasFile(string path)
        {
            try
            {
                return File.Exists(Drive + path);
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <inheritdoc/>
        public bool IsLocked(string path)
        {
            try
            {
                return (File.GetAttributes(Drive + path) & FileAttributes.ReadOnly) != 0;
            }
            catch (Exception)
            {
                return true;
            }
        }

        /// <inheritdoc/>
        public CardResult Delete(string path)
        {
            try
            {
                File.Delete(Drive + path);
                return CardResult.Ok;
            }
            catch (Exception)
            {
                return CardResult.Failed;
            }
        }

        /// <inheritdoc/>
        public CardResult Open(string path, CardOpen mode)
        {
            try
            {
                stream = new FileStream(Drive + path, ModeOf(mode), AccessOf(mode));
                return CardResult.Ok;
            }
            catch (Exception)
            {
                Abandon();
                return CardResult.Failed;
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
        public int Read(byte[] buffer, int offset, int count)
        {
            try
            {
                return stream.Read(buffer, offset, count);
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
        public CardResult Seek(long position)
        {
            try
            {
                stream.Seek(position, SeekOrigin.Begin);
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

        private static FileMode ModeOf(CardOpen mode)
        {
            switch (mode)
            {
                case CardOpen.CreateNew: return FileMode.CreateNew;
                case CardOpen.Append: return FileMode.Append;
                default: return FileMode.Open;
            }
        }

        private static FileAccess AccessOf(CardOpen mode)
        {
            switch (mode)
            {
                case CardOpen.Read: return FileAccess.Read;
                case CardOpen.Update: return FileAccess.ReadWrite;
                default: return FileAccess.Write;
            }
        }

        /// <summary>The driver's exception is the same for no card and for a card with a file system that it does not know; the switch in the socket tells.</summary>
        /// <remarks>SDCard's own card detection asks for a pull-up, which GPIO34 does not have.</remarks>
        private CardResult WhyNotMounted()
        {
            return detect.Read() == detectedLevel ? CardResult.Format : CardResult.Gone;
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
