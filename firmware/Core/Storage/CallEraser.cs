// SPDX-License-Identifier: MIT
using HushTap.Core.Text;

namespace HushTap.Core.Storage
{
    /// <summary>Erases the segments of one call in one folder: overwrites with zeros, then deletes. In small steps, between which no file is open.</summary>
    /// <remarks>A cut leaves a segment that is zeroed in part; the journal says since before the first step that it was being erased.</remarks>
    public sealed class CallEraser
    {
        private const int StepBytes = 8192;
        private readonly ICard card;
        private readonly Journal journal;
        private readonly SpaceMeter space;
        private readonly byte[] zeros = new byte[StepBytes];
        private string[] names;
        private int index;
        private long position;
        private long bytes;
        private int files;
        private int folder;
        private int call;

        /// <summary>Initializes a new instance of the <see cref="CallEraser"/> class.</summary>
        /// <param name="card">The card.</param>
        /// <param name="journal">Told before and after.</param>
        /// <param name="space">Told what is free again.</param>
        public CallEraser(ICard card, Journal journal, SpaceMeter space)
        {
            this.card = card;
            this.journal = journal;
            this.space = space;
        }

        /// <summary>Gets a value indicating whether there is something left to do.</summary>
        public bool IsBusy { get; private set; }

        /// <summary>Begins. The journal's line must be durable before the first step.</summary>
        /// <param name="folderNumber">The folder.</param>
        /// <param name="callNumber">The call.</param>
        /// <param name="folderNames">Names of all files in the folder; the call's are picked out, the array is kept.</param>
        /// <param name="reason">Word for the journal: age, floor, console.</param>
        /// <returns>False when the call has no segment there, or one under retention lock.</returns>
        public bool Begin(int folderNumber, int callNumber, string[] folderNames, string reason)
        {
            files = 0;
            for (int i = 0; i < folderNames.Length; i++)
            {
                if (SegmentLabel.CallOf(folderNames[i]) != callNumber)
                {
                    folderNames[i] = null;
                    continue;
                }

                files++;
                if (card.IsLocked(CardPaths.Folder(folderNumber) + "\\" + folderNames[i]))
                {
                    return false;
                }
            }

            if (files == 0)
            {
                return false;
            }

            folder = folderNumber;
            call = callNumber;
            names = folderNames;
            index = 0;
            position = 0;
            bytes = 0;
            IsBusy = true;
            Head("erase");
            journal.Add("reason", reason);
            journal.End();
            return true;
        }

        /// <summary>Overwrites some more, or deletes one file, or says that it is done.</summary>
        /// <returns>Ok, or how the card failed; the work is given up then.</returns>
        public CardResult Step()
        {
            while (index < names.Length && names[index] == null)
            {
                index++;
            }

            if (index == names.Length)
            {
                IsBusy = false;
                Head("erased");
                journal.Add("files", files);
                journal.Add("bytes", bytes);
                journal.End();
                return CardResult.Ok;
            }

            CardResult result = StepFile(CardPaths.Folder(folder) + "\\" + names[index]);
            IsBusy = result == CardResult.Ok;
            return result;
        }

        /// <summary>Gives up: the card has failed, and another may be put in.</summary>
        public void Abandon()
        {
            IsBusy = false;
        }

        private CardResult StepFile(string path)
        {
            CardResult result = card.Open(path, CardOpen.Update);
            if (result != CardResult.Ok)
            {
                return result;
            }

            long length = card.Length();
            if (length < 0)
            {
                return CardResult.Failed;
            }

            int count = length - position < StepBytes ? (int)(length - position) : StepBytes;
            if (count > 0)
            {
                result = card.Seek(position);
                result = result == CardResult.Ok ? card.Write(zeros, 0, count) : result;
                position += count;
            }

            result = result == CardResult.Ok ? card.Close() : result;
            if (result == CardResult.Ok && position >= length)
            {
                result = card.Delete(path);
                space.Remove(length);
                bytes += length;
                position = 0;
                index++;
            }

            return result;
        }

        private void Head(string name)
        {
            journal.Begin(name);
            journal.Add("folder", CardPaths.Number(folder));
            journal.Add("call", call);
        }
    }
}
