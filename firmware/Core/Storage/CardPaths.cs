// SPDX-License-Identifier: MIT
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>Where things lie on the card. See FORMAT.md. Allocates.</summary>
    public static class CardPaths
    {
        /// <summary>The folder of all folders.</summary>
        public const string Root = "HUSHTAP";

        /// <summary>The highest folder number.</summary>
        public const int FoldersMax = 99999;

        private const int Digits = 5;
        private const string JournalName = "\\JOURNAL.TXT";

        /// <summary>Gets a folder's name.</summary>
        /// <param name="number">1..99999.</param>
        /// <returns>Five digits.</returns>
        public static string Number(int number)
        {
            AsciiBuffer text = new AsciiBuffer(Digits);
            text.Append(number, Digits);
            return text.ToString();
        }

        /// <summary>Gets a folder's path.</summary>
        /// <param name="number">1..99999.</param>
        /// <returns>The path.</returns>
        public static string Folder(int number) => Root + "\\" + Number(number);

        /// <summary>Gets the path of a folder's journal.</summary>
        /// <param name="number">1..99999.</param>
        /// <returns>The path.</returns>
        public static string Journal(int number) => Folder(number) + JournalName;

        /// <summary>Gets a folder's number.</summary>
        /// <param name="name">Its name.</param>
        /// <returns>0 when it is none of ours.</returns>
        public static int NumberOf(string name)
        {
            int number = 0;
            for (int i = 0; i < name.Length; i++)
            {
                if (name.Length != Digits || name[i] < '0' || name[i] > '9')
                {
                    return 0;
                }

                number = (number * 10) + name[i] - '0';
            }

            return number;
        }

        /// <summary>Gets the highest folder number.</summary>
        /// <param name="names">Names of folders.</param>
        /// <returns>0 when there is none.</returns>
        public static int Highest(string[] names)
        {
            int highest = 0;
            for (int i = 0; i < names.Length; i++)
            {
                int number = NumberOf(names[i]);
                highest = number > highest ? number : highest;
            }

            return highest;
        }
    }
}
