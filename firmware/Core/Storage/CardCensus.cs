// SPDX-License-Identifier: MIT
namespace HushTap.Core.Storage
{
    /// <summary>Measures every file below HUSHTAP. Takes about 15 ms per file, so it is the last resort. At start only; allocates.</summary>
    public sealed class CardCensus
    {
        private const int EntryBytes = 160;
        private readonly ICard card;
        private readonly SpaceMeter space;

        /// <summary>Initializes a new instance of the <see cref="CardCensus"/> class.</summary>
        /// <param name="card">The card.</param>
        /// <param name="space">Receives the lengths.</param>
        public CardCensus(ICard card, SpaceMeter space)
        {
            this.card = card;
            this.space = space;
        }

        /// <summary>Measures the files of folders.</summary>
        /// <param name="folders">Their names.</param>
        /// <returns>Ok, or how the card failed.</returns>
        public CardResult Run(string[] folders)
        {
            for (int i = 0; i < folders.Length; i++)
            {
                string path = CardPaths.Root + "\\" + folders[i];
                string[] files = card.Files(path);
                if (files == null)
                {
                    return CardResult.Failed;
                }

                space.Add(1 + (files.Length * EntryBytes));
                CardResult result = AddFiles(path, files);
                if (result != CardResult.Ok)
                {
                    return result;
                }
            }

            return CardResult.Ok;
        }

        private CardResult AddFiles(string path, string[] files)
        {
            for (int i = 0; i < files.Length; i++)
            {
                CardResult result = card.Open(path + "\\" + files[i], CardOpen.Read);
                if (result != CardResult.Ok)
                {
                    return result;
                }

                long length = card.Length();
                if (length < 0)
                {
                    return CardResult.Failed;
                }

                space.Add(length);
                result = card.Close();
                if (result != CardResult.Ok)
                {
                    return result;
                }
            }

            return CardResult.Ok;
        }
    }
}
