// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>The SD card, D:, behind the chip's driver.</summary>
/// <remarks>
/// FAULT MODEL. What the device must survive, and nothing else is injected:
/// - A cut (power lost, card pulled, CPU reset) leaves every open file at the length of its last commit. A commit is a Close,
///   and with <see cref="Durability.SyncEachWrite"/> the end of each Write too.
/// - Sectors (512 bytes) below that length which a Write or Close in flight is changing are, each for itself, old, new or garbage.
///   Sectors that earlier Writes filled completely are new; those they filled in part are old or new until the Close.
/// - A directory entry in flight is old or new: a commit happened or not, a create, delete, rename or mkdir happened or not.
///   The entry is written after the data: where it is new, the data is new. The entry of a file that was created and never
///   committed is there with length 0, or not there.
/// - Nothing is reordered across a Close. Clusters of a lost tail stay taken.
/// - A pulled card: operations fail with a plain Exception after up to 1 s, writes after up to 5 s, with the CLR blocked; open
///   handles are dead for good; the volume must be unmounted and mounted again.
/// - A full card: a write puts down what fits and throws. SetLength beyond the room throws and keeps the clusters.
/// - A stall: one operation takes longer, as long as it likes.
/// - A dying or write-protected card: changes fail after their usual time and change nothing but the file in work, whose tail is lost.
/// Wear, read errors, bit rot, and cards that lie about having written are outside the promise.
/// TIME. Open 8 ms, close 6 ms, write 2 ms per sector (single blocks out of PSRAM), read 1 ms per sector, and up to a quarter more.
/// </remarks>
internal sealed class CardModel(CardSpec spec, SeededRandom chance, ITrace? trace)
    : DriveModel("D", new StoredVolume(spec.Bytes, spec.Before), chance, trace)
{
    private int _outsSettled;
    private int _stallsDone;
    private int _mountedGeneration = -1;

    public override int OpenFilesMax => 5;

    public override int Generation => _outsSettled;

    /// <summary>Gets whether the firmware has mounted it; stays so when the card is pulled.</summary>
    public bool IsMounted { get; private set; }

    public Durability Durability => spec.Durability;

    public bool HangsWhenFull => spec.HangsWhenFull;

    public override void Attach(IWorldClock clock)
    {
        base.Attach(clock);
        IsMounted = false;
        _mountedGeneration = -1;
        SettlePulls(clock.WorldUs);
    }

    public void Mount()
    {
        SettlePulls(Clock.WorldUs);
        DriveOperation mount = new("mount", "");
        if (IsOut(Clock.WorldUs))
        {
            Wait(mount, Clock.WorldUs + 300_000);
            throw CardErrors.NoVolume("D:");
        }

        if (spec.IsExFat)
        {
            Wait(mount, Clock.WorldUs + 300_000);
            throw CardErrors.NoVolume("D:");
        }

        IsMounted = true;
        _mountedGeneration = Generation;
        try
        {
            Run(mount, 120_000);
        }
        catch (Exception)
        {
            IsMounted = false;
            throw;
        }
    }

    public void Unmount()
    {
        Clock.BlockAllUntil(Clock.WorldUs + 3_000);
        IsMounted = false;
        _mountedGeneration = -1;
    }

    /// <summary>Throws when a handle's card is no longer in the slot, or the volume was unmounted under it.</summary>
    public void RefuseDead(OpenFile open, string operation)
    {
        SettlePulls(Clock.WorldUs);
        if (IsMounted && open.Generation == _mountedGeneration && open.Generation == Generation)
        {
            return;
        }

        bool first = !open.HasFailed && open.Generation == _mountedGeneration;
        open.HasFailed = true;
        if (first)
        {
            FailSlowly(new DriveOperation(operation, open.File.Path) { TimeoutMs = operation == "write" ? 5000 : 1000 }, Clock.WorldUs);
        }

        throw CardErrors.Gone();
    }

    public override void Run(DriveOperation operation, long costUs)
    {
        long now = Clock.WorldUs;
        SettlePulls(now);
        if (_mountedGeneration != Generation || IsOut(now))
        {
            FailSlowly(operation, now);
        }

        long cost = WithStall(now, costUs + (costUs * Chance.Next(0, spec.JitterPercentMax + 1) / 100));
        long pullUs = NextPull();
        if (pullUs < now + cost)
        {
            operation.StartUs = now;
            operation.EndUs = now + cost;
            Wait(operation, pullUs);
            Tear(operation, pullUs);
            SettlePulls(Clock.WorldUs);
            FailSlowly(operation, Clock.WorldUs);
        }

        if (operation.Changes && RefusesChange(now))
        {
            Wait(operation, now + cost);
            throw CardErrors.Driver("the card reports an error");
        }

        base.Run(operation, cost);
    }

    /// <summary>The driver never comes back: only a cut ends it.</summary>
    public void HangForEver() => Clock.BlockAllUntil(long.MaxValue / 4);

    protected override void CutFile(StoredFile file, DriveOperation? operation, long atUs)
    {
        bool inFlight = operation is not null && atUs < operation.EndUs;
        bool entryPhase = inFlight && operation!.Commits && atUs >= operation.EntryPhaseUs;
        if (entryPhase && Chance.Next(0, 2) == 0)
        {
            file.Commit();
        }

        foreach ((long sector, byte[] former) in file.Former.ToArray())
        {
            bool flying = inFlight && !entryPhase && IsFlying(operation!, sector);
            CutSector(file, sector, former, flying);
        }

        bool entryThere = file.EntryDurable || Chance.Next(0, 2) == 0;
        file.LoseUncommitted();
        StoredVolume.LoseClusters(file);
        file.EntryDurable = true;
        if (!entryThere && file.Parent is not null)
        {
            Volume.Remove(file);
        }
    }

    private static bool IsFlying(DriveOperation operation, long sector)
    {
        // A Close writes the sector that the file's buffer holds: the last one touched.
        long first = operation.Position / StoredFile.SectorBytes;
        long end = (operation.Position + Math.Max(operation.Count, 1) + StoredFile.SectorBytes - 1) / StoredFile.SectorBytes;
        return sector >= first && sector < end;
    }

    private void CutSector(StoredFile file, long sector, byte[] former, bool flying)
    {
        long fate = Chance.Next(0, flying ? 3 : 2);
        if (fate == 0)
        {
            file.Overwrite(sector, former);
        }
        else if (fate == 2)
        {
            byte[] garbage = new byte[StoredFile.SectorBytes];
            Chance.Fill(garbage);
            file.Overwrite(sector, garbage);
            AddTorn(file, sector);
        }
    }

    private void FailSlowly(DriveOperation operation, long now)
    {
        Wait(operation, now + 10_000 + Chance.Next(0, (operation.TimeoutMs - 10) * 1000L));
        throw CardErrors.Gone();
    }

    private long WithStall(long now, long costUs)
    {
        if (_stallsDone < spec.Stalls.Count && spec.Stalls[_stallsDone].AtUs <= now && now < spec.StallsUntilUs)
        {
            return Math.Max(costUs, spec.Stalls[_stallsDone++].StallMs * 1000L);
        }

        return costUs;
    }

    private bool RefusesChange(long us) => spec.IsReadOnly || spec.WriteErrorsUs.Any(e => us >= e.StartUs && us < e.EndUs);

    private bool IsOut(long us) => _outsSettled > 0 && us < spec.OutUs[_outsSettled - 1].EndUs;

    private long NextPull() => _outsSettled < spec.OutUs.Count ? spec.OutUs[_outsSettled].StartUs : long.MaxValue;

    private void SettlePulls(long now)
    {
        while (NextPull() <= now)
        {
            Cut(NextPull());
            _outsSettled++;
        }
    }
}
