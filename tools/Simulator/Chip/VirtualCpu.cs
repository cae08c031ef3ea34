// SPDX-License-Identifier: MIT
extern alias nano;

using HushTap.Chip;
using nano::HushTap.Nano;

namespace HushTap.Simulator;

/// <summary>The one core of a simulated chip from a boot to the next: virtual time and the CLR's scheduler.</summary>
/// <remarks>
/// Exactly one logical thread runs. Threads change places only in kernel calls: when a thread parks, or at the first call after its quantum
/// (20 ms, counted in 10 ms ticks) is over. All logical threads, the main one too, are real background threads that hand a baton on, so that
/// firmware which will not stop can be left behind.
/// </remarks>
public sealed class VirtualCpu : IKernel
{
    /// <summary>System clock of a chip that was never told the time.</summary>
    public const long UnixEpochTicks = 621_355_968_000_000_000;

    /// <summary>Step of sleeps, timeouts and tick counts.</summary>
    public const int TickUs = 10_000;

    /// <summary>Turns that a waiting thread can save up.</summary>
    private const int SavedTurnsMax = 4;

    private const int CallsAfterEndMax = 100_000;
    private const long CallsWithoutProgressMax = 5_000_000;

    private readonly Freeze[] _freezes;
    private readonly RunLimit _limit;
    private readonly SeededRandom _random;
    private readonly Action<string>? _trace;
    private readonly List<LogicalThread> _threads = [];
    private readonly List<Exception> _unhandled = [];
    private readonly SemaphoreSlim _finished = new(0);

    private LogicalThread? _running;
    private Func<RunEndedException>? _ending;
    private Exception? _failure;
    private volatile bool _isAbandoned;
    private bool _isAsking;
    private long _worldUs;
    private int _freezeIndex;
    private long _quantumEndUs;
    private long _utcBaseTicks;
    private long _utcBaseWorldUs;
    private long _readySequence;
    private int _threadId;
    private int _callsAfterEnd;
    private long _callsHere;
    private IReadOnlyList<(long AtUs, long UtcTicks)> _clockSets = [];
    private int _clockSetsDone;
    private long _nextClockSetUs = long.MaxValue;

    /// <param name="bootWorldUs">World time at which the CLR starts.</param>
    /// <param name="freezes">Freezes in world time, in any order; overlapping ones join.</param>
    /// <param name="limit">When and how the world ends this run.</param>
    /// <param name="seed">For the chip's random numbers.</param>
    /// <param name="utcTicksAtBoot">System clock at boot, 100 ns since year 1; 1970 after a loss of power.</param>
    /// <param name="trace">Receives Debug.Write and Console.Write.</param>
    public VirtualCpu(
        long bootWorldUs,
        IEnumerable<Freeze> freezes,
        RunLimit limit,
        ulong seed,
        long utcTicksAtBoot = UnixEpochTicks,
        Action<string>? trace = null)
    {
        BootWorldUs = bootWorldUs;
        _worldUs = bootWorldUs;
        _freezes = Join(freezes);
        _limit = limit;
        _random = SeededRandom.For(seed, $"chip random {bootWorldUs}");
        _utcBaseTicks = utcTicksAtBoot;
        _utcBaseWorldUs = bootWorldUs;
        _trace = trace;
        _quantumEndUs = 2 * TickUs;
    }

    /// <summary>Gets the world time of this boot.</summary>
    public long BootWorldUs { get; }

    /// <summary>Gets microseconds since the world began. Costs nothing; for models.</summary>
    public long WorldUs => _worldUs;

    /// <summary>Gets the instant at which the world ends this run.</summary>
    public RunLimit Limit => _limit;

    /// <summary>Gets whether the run is over and only unwinding is left.</summary>
    public bool HasEnded => _ending is not null;

    /// <summary>Gets exceptions that left a thread: on the chip each ends that thread only, without a word.</summary>
    public IReadOnlyList<Exception> UnhandledExceptions => _unhandled;

    /// <summary>Gets the system clock without paying for it.</summary>
    public long UtcTicksNow => UtcTicksAt(_worldUs);

    /// <inheritdoc/>
    public long NowUs
    {
        get
        {
            if (!_isAsking)
            {
                CountCall();
            }

            return _worldUs - BootWorldUs;
        }
    }

    /// <inheritdoc/>
    public long UtcTicks
    {
        get
        {
            Charge(Prices.UtcNowUs);
            return UtcTicksNow;
        }
    }

    /// <inheritdoc/>
    public object? CurrentThread
    {
        get => Running.Facade;
        set => Running.Facade = value;
    }

    /// <summary>Gets when the world sets the system clock, and to what (100 ns since year 1); sorted.</summary>
    internal IReadOnlyList<(long AtUs, long UtcTicks)> ClockSets
    {
        get => _clockSets;
        init
        {
            _clockSets = value;
            SkipClockSets(BootWorldUs);
        }
    }

    /// <summary>Gets or sets the chip that the threads of this CLR see as <see cref="Chip.Chip.Current"/>.</summary>
    internal IChip? Chip { get; set; }

    /// <summary>Gets or sets who is asked before time moves, with the instant it moves to. May hold the caller up, as a world in real time does; answers how the run ends now, or null.</summary>
    internal Func<long, RunEndKind?>? Pace { get; set; }

    /// <summary>Gets or sets what the scheduler does between turns and at each idle tick: it fetches native events.</summary>
    internal Action? SchedulerPass { get; set; }

    private LogicalThread Running => _running ?? throw new InvalidOperationException("no simulated thread is running");

    /// <summary>Runs the firmware from its entry point until the run ends.</summary>
    /// <param name="main">The entry point.</param>
    /// <returns>How it ended. When all threads have returned the chip sits idle until the limit.</returns>
    /// <exception cref="RunawayFirmwareException">The firmware does not stop.</exception>
    public RunEndedException Run(Action main)
    {
        if (_threads.Count > 0 || _ending is not null)
        {
            throw new InvalidOperationException("a CLR starts only once");
        }

        _running = AddThread(null, priority: 2, isDaemon: false, main);
        _running.Baton.Release();
        _finished.Wait();
        if (_failure is not null)
        {
            throw new InvalidOperationException("the simulated run failed: " + _failure.Message, _failure);
        }

        RunEndedException ending = _ending!();
        return _isAbandoned ? throw new RunawayFirmwareException(_callsAfterEnd, ending) : ending;
    }

    /// <inheritdoc/>
    public void Charge(int us)
    {
        if (_isAsking)
        {
            return;
        }

        EnterCall();
        Spend(us);
    }

    /// <summary>Spends CPU time inside a native call: nobody else gets a turn.</summary>
    /// <param name="us">Microseconds; a freeze that begins meanwhile comes on top.</param>
    public void Spend(long us)
    {
        long target = _worldUs + us;
        while (_freezeIndex < _freezes.Length && _freezes[_freezeIndex].StartUs <= target)
        {
            Freeze freeze = _freezes[_freezeIndex++];
            target += Math.Max(0, freeze.EndUs - Math.Max(freeze.StartUs, _worldUs));
        }

        MoveTo(target);
        ThrowIfEnded();
    }

    /// <summary>A native call that blocks the CLR until an instant; what would end inside a freeze ends with the freeze.</summary>
    /// <param name="worldUs">World time; in the past = at once; <see cref="long.MaxValue"/> = until the run ends.</param>
    public void BlockAllUntil(long worldUs)
    {
        WaitUntil(worldUs);
        ThrowIfEnded();
    }

    /// <inheritdoc/>
    public bool Block(Func<bool> ready, long timeoutMs)
    {
        ArgumentNullException.ThrowIfNull(ready);
        Charge(Prices.BlockUs);
        if (Ask(ready))
        {
            return true;
        }

        LogicalThread me = Running;
        if (timeoutMs == 0)
        {
            LetAllOthersGo(me);
        }
        else
        {
            me.Predicate = ready;
            me.DeadlineUs = timeoutMs < 0 ? long.MaxValue : DeadlineUs(timeoutMs);
            me.IsReady = false;
            Reschedule(me);
        }

        me.Predicate = null;
        ThrowIfEnded();
        ThrowIfInterrupted(me);
        return timeoutMs != 0 && me.WokeReady;
    }

    /// <inheritdoc/>
    public void StartThread(object thread, int priority, Action body)
    {
        Charge(Prices.StartThreadUs);
        AddThread(thread, priority, isDaemon: false, body);
    }

    /// <inheritdoc/>
    public void Interrupt(object thread, Exception exception)
    {
        LogicalThread? target = _threads.Find(t => ReferenceEquals(t.Facade, thread));
        if (target is not null)
        {
            target.Pending = exception;
        }
    }

    /// <inheritdoc/>
    public void FillRandom(byte[] buffer)
    {
        Charge(Prices.RandomUs);
        _random.Fill(buffer);
    }

    /// <inheritdoc/>
    public void Trace(string text)
    {
        Charge(Prices.TraceUs);
        _trace?.Invoke(text);
    }

    /// <summary>Sets the system clock; its sub-second phase becomes 0.</summary>
    /// <param name="utcTicks">100 ns since year 1, cut to whole seconds.</param>
    public void SetUtc(long utcTicks)
    {
        _utcBaseTicks = utcTicks - (utcTicks % TimeSpan.TicksPerSecond);
        _utcBaseWorldUs = _worldUs;
    }

    /// <summary>Gets the system clock at another instant, as it is set now.</summary>
    /// <param name="worldUs">World time.</param>
    public long UtcTicksAt(long worldUs) => _utcBaseTicks + ((worldUs - _utcBaseWorldUs) * 10);

    /// <summary>Ends the run by the firmware's own reboot; does not return.</summary>
    /// <param name="option">RebootOption value.</param>
    public void Reboot(int option)
    {
        long atUs = _worldUs;
        _ending ??= () => new RebootException(atUs, option);
        ThrowIfEnded();
    }

    /// <summary>Starts the event dispatcher, which does not keep the run alive.</summary>
    internal void StartDispatcher(Action body) => AddThread(null, LogicalThread.SystemPriority, isDaemon: true, body);

    /// <summary>Notes an exception that left an event handler; the dispatcher itself goes on.</summary>
    internal void NoteUnhandled(Exception exception) => _unhandled.Add(exception);

    private static Freeze[] Join(IEnumerable<Freeze> freezes)
    {
        var joined = new List<Freeze>();
        foreach (Freeze freeze in freezes.Where(f => f.EndUs > f.StartUs).OrderBy(f => f.StartUs))
        {
            if (joined.Count > 0 && freeze.StartUs <= joined[^1].EndUs)
            {
                joined[^1] = joined[^1] with { EndUs = Math.Max(joined[^1].EndUs, freeze.EndUs) };
            }
            else
            {
                joined.Add(freeze);
            }
        }

        return [.. joined];
    }

    private long DeadlineUs(long timeoutMs)
    {
        long deadlineUs = _worldUs - BootWorldUs + (Math.Min(timeoutMs, int.MaxValue) * 1000);
        return (deadlineUs + TickUs - 1) / TickUs * TickUs;
    }

    private void WaitUntil(long target)
    {
        if (target <= _worldUs)
        {
            return;
        }

        while (_freezeIndex < _freezes.Length && _freezes[_freezeIndex].StartUs <= target)
        {
            target = Math.Max(target, _freezes[_freezeIndex++].EndUs);
        }

        MoveTo(target);
    }

    private void MoveTo(long target)
    {
        if (target > _worldUs)
        {
            _callsHere = 0;
            if (_ending is null && Pace?.Invoke(target) is { } kind)
            {
                End(kind);
                return;
            }
        }

        if (target >= _nextClockSetUs)
        {
            SetClockBy(Math.Min(target, _limit.AtWorldUs));
        }

        if (target < _limit.AtWorldUs)
        {
            _worldUs = target;
            return;
        }

        _worldUs = Math.Max(_worldUs, _limit.AtWorldUs);
        End(_limit.Kind);
    }

    private void End(RunEndKind kind)
    {
        long atUs = _worldUs;
        _ending ??= kind switch
        {
            RunEndKind.PowerLost => () => new PowerLostException(atUs),
            RunEndKind.Reset => () => new RebootException(atUs, null),
            _ => () => new WorldOverException(atUs),
        };
    }

    private void SetClockBy(long worldUs)
    {
        while (_clockSetsDone < _clockSets.Count && _clockSets[_clockSetsDone].AtUs <= worldUs)
        {
            (_utcBaseWorldUs, _utcBaseTicks) = _clockSets[_clockSetsDone++];
        }

        SkipClockSets(worldUs);
    }

    /// <summary>What was set before this boot is in the clock that it began with, or lost with the power.</summary>
    private void SkipClockSets(long worldUs)
    {
        while (_clockSetsDone < _clockSets.Count && _clockSets[_clockSetsDone].AtUs <= worldUs)
        {
            _clockSetsDone++;
        }

        _nextClockSetUs = _clockSetsDone < _clockSets.Count ? _clockSets[_clockSetsDone].AtUs : long.MaxValue;
    }

    private void EnterCall()
    {
        CountCall();
        LogicalThread me = Running;
        ThrowIfInterrupted(me);
        if (_worldUs - BootWorldUs >= _quantumEndUs)
        {
            me.Debit += me.TurnDebit;
            MakeReady(me, wokeReady: false);
            Reschedule(me);
            ThrowIfEnded();
            ThrowIfInterrupted(me);
        }
    }

    private void CountCall()
    {
        ThrowIfEnded();
        if (++_callsHere > CallsWithoutProgressMax)
        {
            long atUs = _worldUs;
            _ending = () => new NoProgressException(atUs, CallsWithoutProgressMax);
            ThrowIfEnded();
        }
    }

    private void ThrowIfEnded()
    {
        if (_ending is null)
        {
            return;
        }

        if (++_callsAfterEnd > CallsAfterEndMax)
        {
            Abandon();
            Thread.Sleep(Timeout.Infinite);
        }

        throw _ending();
    }

    private void Abandon()
    {
        _isAbandoned = true;
        _finished.Release();
    }

    private static void ThrowIfInterrupted(LogicalThread thread)
    {
        if (thread.Pending is { } exception)
        {
            thread.Pending = null;
            throw exception;
        }
    }

    private bool Ask(Func<bool> ready)
    {
        _isAsking = true;
        try
        {
            return ready();
        }
        finally
        {
            _isAsking = false;
        }
    }

    private void LetAllOthersGo(LogicalThread me)
    {
        me.Debit += me.TurnDebit;
        foreach (LogicalThread other in _threads)
        {
            me.Debit = other.IsReady ? Math.Max(me.Debit, other.Debit) : me.Debit;
        }

        MakeReady(me, wokeReady: false);
        Reschedule(me);
    }

    private void MakeReady(LogicalThread thread, bool wokeReady)
    {
        thread.IsReady = true;
        thread.WokeReady = wokeReady;
        thread.ReadySequence = ++_readySequence;
    }

    /// <summary>Hands the baton to the thread whose turn it is, letting time pass while there is none; returns when it is the caller's turn again.</summary>
    private void Reschedule(LogicalThread me)
    {
        LogicalThread? next = NextReady();
        while (next is null)
        {
            long sinceBootUs = _worldUs - BootWorldUs;
            WaitUntil(BootWorldUs + (((sinceBootUs / TickUs) + 1) * TickUs));
            next = NextReady();
        }

        _quantumEndUs = (((_worldUs - BootWorldUs) / TickUs) + 2) * TickUs;
        if (next != me)
        {
            _running = next;
            next.Baton.Release();
            if (!me.HasEnded)
            {
                me.Baton.Wait();
            }
        }
    }

    private LogicalThread? NextReady()
    {
        if (_ending is not null)
        {
            return _threads[0];
        }

        SchedulerPass?.Invoke();
        LogicalThread? best = null;
        long baseDebit = _running?.Debit ?? 0;
        foreach (LogicalThread thread in _threads)
        {
            if (!thread.IsReady)
            {
                WakeIfDue(thread, baseDebit);
            }

            if (thread.IsReady && (best is null || (thread.Debit, thread.ReadySequence).CompareTo((best.Debit, best.ReadySequence)) < 0))
            {
                best = thread;
            }
        }

        return best;
    }

    private void WakeIfDue(LogicalThread thread, long baseDebit)
    {
        bool isReady = thread.Pending is null && thread.Predicate is { } predicate && Ask(predicate);
        if (isReady || thread.Pending is not null || _worldUs - BootWorldUs >= thread.DeadlineUs)
        {
            MakeReady(thread, isReady);
            thread.Debit = Math.Max(thread.Debit, baseDebit - (SavedTurnsMax * thread.TurnDebit));
        }
    }

    private LogicalThread AddThread(object? facade, int priority, bool isDaemon, Action body)
    {
        var thread = new LogicalThread(++_threadId, priority, isDaemon, body) { Facade = facade, Debit = _running?.Debit ?? 0 };
        MakeReady(thread, wokeReady: false);
        _threads.Add(thread);
        new Thread(() => Live(thread)) { IsBackground = true, Name = $"simulated thread {thread.Id}" }.Start();
        return thread;
    }

    private void Live(LogicalThread me)
    {
        me.Baton.Wait();
        Kernel.Enter(this);
        HushTap.Chip.Chip.Current = Chip;
        try
        {
            RunBody(me);
            Leave(me);
        }
        catch (Exception e)
        {
            _failure = e;
            _finished.Release();
        }
    }

    private void RunBody(LogicalThread me)
    {
        try
        {
            if (_ending is null)
            {
                me.Body();
            }
        }
        catch (Exception) when (_ending is not null)
        {
        }
        catch (Exception e)
        {
            _unhandled.Add(e);
        }
    }

    private void Leave(LogicalThread me)
    {
        me.HasEnded = true;
        _threads.Remove(me);
        if (_ending is null && _threads.TrueForAll(t => t.IsDaemon))
        {
            // Nothing restarts the CLR: the chip waits for a debugger that never comes.
            MoveTo(_limit.AtWorldUs);
        }

        if (_threads.Count == 0)
        {
            _finished.Release();
            return;
        }

        Reschedule(me);
    }
}
