// SPDX-License-Identifier: MIT
using System;
using System.IO;
using nanoFramework.System.IO.FileSystem;

namespace HushTap.Devices.Probe
{
    public static class FileProbe
    {
        private const string Name = "D:\\REC\\A.WAV";

        /// <summary>Opens the file, and tells what a second opener gets.</summary>
        public static string Shares(int firstShare, int secondAccess, int secondShare)
        {
            FileStream first = new FileStream(Name, FileMode.Create, FileAccess.ReadWrite, (FileShare)firstShare);
            string second = Outcome.Of(() => new FileStream("d:\\rec\\a.wav", FileMode.Open, (FileAccess)secondAccess, (FileShare)secondShare).Close());
            first.Close();
            return second;
        }

        public static string Opens(int mode, int access, bool exists)
        {
            if (exists)
            {
                File.WriteAllBytes(Name, new byte[] { 1, 2, 3 });
            }

            try
            {
                using (FileStream stream = new FileStream(Name, (FileMode)mode, (FileAccess)access))
                {
                    return stream.Length.ToString() + "@" + stream.Position.ToString();
                }
            }
            catch (IOException e)
            {
                return "IOException " + ((int)e.ErrorCode >> 24 & 0xFF).ToString();
            }
            catch (Exception e)
            {
                return e.GetType().Name;
            }
        }

        public static string SeeksBeforeTheOldEnd()
        {
            File.WriteAllBytes(Name, new byte[] { 1, 2, 3 });
            using (FileStream stream = new FileStream(Name, FileMode.Append))
            {
                return Outcome.Of(() => stream.Seek(0, SeekOrigin.Begin)) + " " + Outcome.Of(() => stream.Position = 2) + " " + stream.Position.ToString();
            }
        }

        public static string ReadsASpan()
        {
            File.WriteAllBytes(Name, new byte[] { 1, 2, 3 });
            FileStream stream = new FileStream(Name, FileMode.Open);
            string outcome;
            try
            {
                outcome = stream.Read(new SpanByte(new byte[2])).ToString();
            }
            catch (Exception e)
            {
                outcome = e.GetType().Name;
            }

            stream.Close();
            return outcome + " " + Outcome.Of(() => stream.ReadByte());
        }

        public static string ClosesOnABrokenCard()
        {
            FileStream stream = new FileStream(Name, FileMode.Create);
            string close = Outcome.Of(() => stream.Close());
            return close + " then " + Outcome.Of(() => new FileStream(Name, FileMode.Open).Dispose());
        }

        public static string DeletesAndMoves()
        {
            FileStream stream = new FileStream(Name, FileMode.Create);
            string whileOpen = Outcome.Of(() => File.Delete(Name)) + " " + Outcome.Of(() => Directory.Delete("D:\\REC", true));
            stream.Close();
            File.WriteAllBytes("D:\\REC\\B.WAV", new byte[1]);
            string move = Outcome.Of(() => File.Move(Name, "D:\\REC\\B.WAV")) + " " + Outcome.Of(() => File.Move(Name, "D:\\REC\\C.WAV"));
            return whileOpen + " " + move + " " + Outcome.Of(() => File.Delete("D:\\REC\\NONE.WAV")) + " " + Outcome.Of(() => File.Delete("D:\\NODIR\\A.WAV"));
        }

        public static string Paths()
        {
            return Path.GetDirectoryName("D:\\REC\\A.WAV") + " " + Path.GetDirectoryName("D:\\A.WAV") + " " + Path.GetFileName("D:\\REC\\A.WAV") + " "
                + Path.GetFileNameWithoutExtension("A.B.WAV") + " " + Path.GetExtension("A.B.WAV") + " " + Path.Combine("D:\\", "REC") + " "
                + Path.Combine("D:\\REC", "A") + " " + Path.GetFullPath("D:/REC/./X/../A.WAV") + " " + Path.ChangeExtension("A.WAV", "TMP") + " "
                + Path.GetPathRoot("D:\\REC");
        }

        public static string Slots()
        {
            SDCard card = new SDCard(new SDCardMmcParameters { dataWidth = SDCard.SDDataWidth._1_bit });
            string second = Outcome.Of(() => new SDCard(new SDCardSpiParameters()));
            card.Mount();
            string drives = string.Empty;
            foreach (DriveInfo drive in DriveInfo.GetDrives())
            {
                drives += drive.Name + drive.TotalSize.ToString() + " ";
            }

            card.Dispose();
            return second + " " + drives + Outcome.Of(() => new SDCard(1u)) + " " + Outcome.Of(() => new SDCard(new SDCardMmcParameters { slotIndex = 1 }));
        }

        public static string LosesItsVolume(Action insert, Action remove)
        {
            SDCard card = new SDCard(new SDCardMmcParameters { dataWidth = SDCard.SDDataWidth._1_bit });
            insert();
            FileStream stream = new FileStream(Name, FileMode.Create);
            remove();
            return Outcome.Of(() => stream.Write(new byte[1], 0, 1)) + " " + Outcome.Of(() => stream.Close());
        }
    }
}
