// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A file of a simulated volume: what programs see now, and what a power cut would leave.</summary>
internal sealed class StoredFile(string name) : StoredNode(name)
{
    public const int SectorBytes = 512;
    public const int ClusterBytes = 16 * 1024;

    private readonly List<byte[]> _clusters = [];

    /// <summary>What open files see.</summary>
    public long Length { get; private set; }

    /// <summary>What the directory entry on the card says.</summary>
    public long CommittedLength { get; private set; }

    /// <summary>False while the entry of a new file may not have reached the card.</summary>
    public bool EntryDurable { get; set; }

    /// <summary>Clusters that the file holds, those beyond its length included.</summary>
    public int Clusters { get; set; }

    public int OpenHandles { get; set; }

    /// <summary>Sectors inside the committed length that were changed since, as they were.</summary>
    public SortedDictionary<long, byte[]> Former { get; } = [];

    public static int ClustersFor(long bytes) => (int)((bytes + ClusterBytes - 1) / ClusterBytes);

    public int Read(long position, Span<byte> into)
    {
        int count = (int)Math.Clamp(Length - position, 0, into.Length);
        for (int done = 0; done < count;)
        {
            (int cluster, int at, int part) = Piece(position + done, count - done);
            _clusters[cluster].AsSpan(at, part).CopyTo(into[done..]);
            done += part;
        }

        return count;
    }

    public void Write(long position, ReadOnlySpan<byte> from)
    {
        KeepFormer(position, from.Length);
        Grow(position + from.Length);
        for (int done = 0; done < from.Length;)
        {
            (int cluster, int at, int part) = Piece(position + done, from.Length - done);
            from.Slice(done, part).CopyTo(_clusters[cluster].AsSpan(at, part));
            done += part;
        }
    }

    /// <summary>Makes the file longer (zeros) or shorter.</summary>
    public void SetLength(long length)
    {
        if (length >= Length)
        {
            Grow(length);
            return;
        }

        // What is cut off stays in the clusters until a commit: a power cut brings it back.
        Length = length;
    }

    /// <summary>The directory entry on the card now says what programs see.</summary>
    public void Commit()
    {
        CommittedLength = Length;
        EntryDurable = true;
        Former.Clear();
        int keep = ClustersFor(Length);
        _clusters.RemoveRange(keep, _clusters.Count - keep);
    }

    /// <summary>Forgets how sectors that were written in full looked before: they are on the card.</summary>
    public void SettleFullSectors(long position, int count)
    {
        long first = (position + SectorBytes - 1) / SectorBytes;
        long end = (position + count) / SectorBytes;
        for (long sector = first; sector < end; sector++)
        {
            Former.Remove(sector);
        }
    }

    /// <summary>Puts a sector back, or spoils it.</summary>
    public void Overwrite(long sector, ReadOnlySpan<byte> bytes)
    {
        for (int done = 0; done < bytes.Length;)
        {
            (int cluster, int at, int part) = Piece((sector * SectorBytes) + done, bytes.Length - done);
            if (cluster >= _clusters.Count)
            {
                return;
            }

            bytes.Slice(done, part).CopyTo(_clusters[cluster].AsSpan(at, part));
            done += part;
        }
    }

    /// <summary>Falls back to the length that is on the card.</summary>
    public void LoseUncommitted()
    {
        Former.Clear();
        while (_clusters.Count < ClustersFor(CommittedLength))
        {
            _clusters.Add(new byte[ClusterBytes]);
        }

        Length = CommittedLength;
        Commit();
    }

    /// <summary>The whole file as one array.</summary>
    public byte[] ToArray()
    {
        byte[] all = new byte[Length];
        Read(0, all);
        return all;
    }

    /// <summary>What is on the medium for certain: what would be found if it were taken out now.</summary>
    public byte[] DurableBytes()
    {
        byte[] all = new byte[CommittedLength];
        Read(0, all);
        foreach ((long sector, byte[] former) in Former)
        {
            int at = (int)(sector * SectorBytes);
            former.AsSpan(0, Math.Min(SectorBytes, all.Length - at)).CopyTo(all.AsSpan(at));
        }

        return all;
    }

    private static (int Cluster, int At, int Part) Piece(long position, int count)
    {
        int at = (int)(position % ClusterBytes);
        return ((int)(position / ClusterBytes), at, Math.Min(count, ClusterBytes - at));
    }

    private void Grow(long length)
    {
        while ((long)_clusters.Count * ClusterBytes < length)
        {
            _clusters.Add(new byte[ClusterBytes]);
        }

        if (length <= Length)
        {
            return;
        }

        KeepFormer(Length, length - Length);
        ZeroFrom(Length, length);
        Length = length;
    }

    /// <summary>A file that was cut short and grows again must not show what it held before.</summary>
    private void ZeroFrom(long from, long to)
    {
        for (long at = from; at < to;)
        {
            (int cluster, int offset, int part) = Piece(at, (int)Math.Min(to - at, ClusterBytes));
            _clusters[cluster].AsSpan(offset, part).Clear();
            at += part;
        }
    }

    private void KeepFormer(long position, long count)
    {
        long end = Math.Min(position + count, CommittedLength);
        for (long sector = position / SectorBytes; sector * SectorBytes < end; sector++)
        {
            if (Former.ContainsKey(sector))
            {
                continue;
            }

            byte[] before = new byte[SectorBytes];
            (int cluster, int at, int part) = Piece(sector * SectorBytes, SectorBytes);
            _clusters[cluster].AsSpan(at, part).CopyTo(before);
            Former.Add(sector, before);
        }
    }
}
