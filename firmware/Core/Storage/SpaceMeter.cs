// SPDX-License-Identifier: MIT
namespace HushTap.Core.Storage
{
    /// <summary>Accounts for every cluster on the card, because the driver cannot say what is free and a full card hangs it.</summary>
    /// <remarks>Always on the safe side: what may be taken counts as taken.</remarks>
    public sealed class SpaceMeter
    {
        /// <summary>Audio stops when no more than this is left: the journal goes on.</summary>
        public const long AudioReserveBytes = 1024 * 1024;

        /// <summary>The journal stops when no more than this is left.</summary>
        public const long JournalReserveBytes = 128 * 1024;

        /// <summary>A new segment needs this much more than the reserve, so that a full card does not get a segment per block.</summary>
        public const long SegmentBytesMin = 1024 * 1024;

        /// <summary>What a power cut can leave taken but unused: audio since the last commit, at most a commit's time and a full ring, at 16 kHz, encrypted.</summary>
        public const long LostBytesPerCut = (Limits.CommitMs + Limits.RingMs) * 68L;

        /// <summary>Four entries of 32 bytes: a long name of 40 characters and its short one.</summary>
        private const int EntryBytes = 160;

        private long roomBytes;
        private long clusterBytes = CardText.ClusterBytesAssumed;
        private long settledBytes;
        private long journalBytes;
        private long segmentBytes;
        private long entryBytes;

        /// <summary>Gets what is taken, in bytes.</summary>
        public long UsedBytes => settledBytes + Clusters(journalBytes) + Clusters(segmentBytes) + Clusters(entryBytes);

        /// <summary>Gets what is left, in bytes.</summary>
        public long LeftBytes => roomBytes - UsedBytes;

        /// <summary>Gets what is left, in bytes, without the reserve.</summary>
        public long LeftForAudioBytes => LeftBytes - AudioReserveBytes;

        /// <summary>Begins with a card.</summary>
        /// <param name="room">What may be taken, in bytes.</param>
        /// <param name="cluster">Bytes of a cluster.</param>
        public void SetCard(long room, int cluster)
        {
            roomBytes = room;
            clusterBytes = cluster;
            settledBytes = 0;
            journalBytes = 0;
            segmentBytes = 0;
            entryBytes = 0;
        }

        /// <summary>Adds what is known to be taken.</summary>
        /// <param name="bytes">Bytes; counted in whole clusters.</param>
        public void Add(long bytes)
        {
            settledBytes += Clusters(bytes);
        }

        /// <summary>Counts what was erased as free.</summary>
        /// <param name="bytes">Length of the file.</param>
        public void Remove(long bytes)
        {
            settledBytes -= Clusters(bytes);
            if (settledBytes < 0)
            {
                settledBytes = 0;
            }
        }

        /// <summary>Counts a folder that is begun: itself and its journal's entry.</summary>
        public void BeginFolder()
        {
            settledBytes += Clusters(journalBytes) + Clusters(entryBytes) + clusterBytes;
            journalBytes = 0;
            entryBytes = 3 * EntryBytes;
        }

        /// <summary>Tells whether a segment may be begun.</summary>
        /// <returns>False when the card counts as full.</returns>
        public bool FitsSegment()
        {
            return LeftForAudioBytes >= SegmentBytesMin;
        }

        /// <summary>Begins a segment.</summary>
        /// <param name="headerBytes">Length of its header.</param>
        public void BeginSegment(int headerBytes)
        {
            entryBytes += EntryBytes;
            segmentBytes = headerBytes;
        }

        /// <summary>Counts bytes of the open segment, if they fit.</summary>
        /// <param name="bytes">Bytes.</param>
        /// <returns>False when they do not fit; nothing is counted then.</returns>
        public bool GrowSegment(int bytes)
        {
            long growth = Clusters(segmentBytes + bytes) - Clusters(segmentBytes);
            if (growth > LeftForAudioBytes)
            {
                return false;
            }

            segmentBytes += bytes;
            return true;
        }

        /// <summary>Ends the open segment.</summary>
        public void EndSegment()
        {
            settledBytes += Clusters(segmentBytes);
            segmentBytes = 0;
        }

        /// <summary>Counts bytes of the journal, if they fit.</summary>
        /// <param name="bytes">Bytes.</param>
        /// <returns>False when they do not fit; nothing is counted then.</returns>
        public bool GrowJournal(int bytes)
        {
            long growth = Clusters(journalBytes + bytes) - Clusters(journalBytes);
            if (growth + JournalReserveBytes > LeftBytes)
            {
                return false;
            }

            journalBytes += bytes;
            return true;
        }

        private long Clusters(long bytes)
        {
            return (bytes + clusterBytes - 1) / clusterBytes * clusterBytes;
        }
    }
}
