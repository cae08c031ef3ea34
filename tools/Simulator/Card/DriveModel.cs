// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A volume in time: operations take a while, and a cut meets whatever is in flight.</summary>
internal abstract class DriveModel(string letter, StoredVolume volume, SeededRandom chance, ITrace? trace)
{
    private const long LongOperationUsMin = 5_000;

    private readonly List<OpenFile> _open = [];
    private readonly List<(long StartUs, long EndUs)> _longOperations = [];
    private readonly List<TornSector> _torn = [];
    private DriveOperation? _inFlight;
    private IWorldClock? _clock;

    public string Letter { get; } = letter;

    public StoredVolume Volume { get; } = volume;

    /// <summary>Gets the longest time for which one operation held up the CLR.</summary>
    public long LongestOperationUs { get; private set; }

    /// <summary>Gets when operations held up the CLR for 5 ms or more.</summary>
    public IReadOnlyList<(long StartUs, long EndUs)> LongOperations => _longOperations;

    /// <summary>Gets the sectors that a cut left neither old nor new.</summary>
    public IReadOnlyList<TornSector> Torn => _torn;

    public abstract int OpenFilesMax { get; }

    /// <summary>Which insertion of the medium is in the slot.</summary>
    public virtual int Generation => 0;

    public IReadOnlyList<OpenFile> OpenFiles => _open;

    protected SeededRandom Chance { get; } = chance;

    protected IWorldClock Clock => _clock ?? throw new InvalidOperationException("the drive belongs to no running chip");

    /// <summary>A chip has started that will use this drive.</summary>
    public virtual void Attach(IWorldClock clock) => _clock = clock;

    /// <summary>Runs an operation; throws when the medium fails.</summary>
    public virtual void Run(DriveOperation operation, long costUs)
    {
        long start = Clock.WorldUs;
        operation.StartUs = start;
        operation.EndUs = start + costUs;
        Wait(operation, operation.EndUs);
        operation.Change?.Invoke();
    }

    /// <summary>Registers an open handle.</summary>
    public void Opened(OpenFile handle)
    {
        _open.Add(handle);
        handle.File.OpenHandles++;
    }

    /// <summary>Forgets a handle.</summary>
    public void Closed(OpenFile handle)
    {
        if (_open.Remove(handle))
        {
            handle.File.OpenHandles--;
        }
    }

    /// <summary>Power is gone, the card is out, or the CPU was reset: what was not committed is lost.</summary>
    /// <param name="atUs">When.</param>
    public void Cut(long atUs)
    {
        DriveOperation? operation = _inFlight;
        _inFlight = null;
        if (operation is { Change: not null } && atUs < operation.EndUs && Chance.Next(0, 2) == 0)
        {
            operation.Change();
        }

        HashSet<StoredFile> files = [.. _open.Select(h => h.File)];
        if (operation?.File is not null)
        {
            files.Add(operation.File);
        }

        foreach (StoredFile file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            CutFile(file, operation?.File == file ? operation : null, atUs);
            file.OpenHandles = 0;
        }

        _open.Clear();
    }

    protected abstract void CutFile(StoredFile file, DriveOperation? operation, long atUs);

    protected void AddTorn(StoredFile file, long sector) => _torn.Add(new TornSector(file.Path, sector));

    /// <summary>Blocks the CLR with the operation in flight.</summary>
    protected void Wait(DriveOperation operation, long untilUs)
    {
        long start = Clock.WorldUs;
        _inFlight = operation;
        try
        {
            Clock.BlockAllUntil(untilUs);
            _inFlight = null;
        }
        finally
        {
            long took = Clock.WorldUs - start;
            LongestOperationUs = Math.Max(LongestOperationUs, took);
            if (took >= LongOperationUsMin)
            {
                _longOperations.Add((start, start + took));
            }

            trace?.Add(new TraceEvent(start, TraceKind.Card, operation.Name + " " + Letter + ":/" + operation.Path, took, operation.Count));
        }
    }

    /// <summary>The medium went while an operation was in flight.</summary>
    protected void Tear(DriveOperation operation, long atUs)
    {
        _inFlight = operation;
        Cut(atUs);
    }
}

/// <summary>A sector that a cut left as garbage.</summary>
/// <param name="Path">File, below the root with '/'.</param>
/// <param name="Sector">Number of the 512-byte sector in the file.</param>
public readonly record struct TornSector(string Path, long Sector);
