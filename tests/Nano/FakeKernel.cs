// SPDX-License-Identifier: MIT
extern alias nano;
using nano::HushTap.Nano;

namespace HushTap.Nano.Tests;

/// <summary>A small, strict kernel: one baton, round robin without priorities, a clock that moves only when all wait or somebody charges.</summary>
/// <remarks>Whether a waiting thread is ready is always asked on the scheduler's own thread, so that nothing may lean on who asks.</remarks>
internal sealed class FakeKernel(ulong seed = 1) : IKernel
{
    internal const int TickUs = 10_000;
    private const long EndOfTimeUs = 3_600L * 1_000_000;

    private readonly List<FakeThread> _threads = [];
    private readonly SemaphoreSlim _scheduler = new(0);
    private ulong _chance = (seed * 0x9E3779B97F4A7C15) | 1;
    private FakeThread? _running;
    private bool _isEnding;
    private long _turns;

    public long NowUs { get; private set; }

    public long UtcTicks => StartUtcTicks + (NowUs * 10);

    public object? CurrentThread
    {
        get => Running.Facade;
        set => Running.Facade = value;
    }

    /// <summary>2026-03-01 12:00:00 UTC.</summary>
    internal static long StartUtcTicks => new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc).Ticks;

    /// <summary>Calls of Block so far.</summary>
    internal int Blocks { get; private set; }

    internal string Traced { get; private set; } = string.Empty;

    internal List<Exception> Unhandled { get; } = [];

    internal List<int> Priorities { get; } = [];

    private FakeThread Running => _running ?? throw new InvalidOperationException("a kernel call from outside the running thread");

    /// <summary>Runs a world until every thread has ended or all wait for ever. Rethrows what left the main thread.</summary>
    internal static FakeKernel Run(Action<FakeKernel> main, ulong seed = 1)
    {
        var kernel = new FakeKernel(seed);
        kernel.RunWorld(() => main(kernel));
        return kernel;
    }

    public void Charge(int us)
    {
        _ = Running;
        NowUs += us;
    }

    public bool Block(Func<bool> ready, long timeoutMs)
    {
        Blocks++;
        FakeThread self = Running;
        if (ready())
        {
            return true;
        }

        self.Ready = ready;
        self.DueUs = timeoutMs < 0 ? long.MaxValue : timeoutMs == 0 ? NowUs : RoundUp(NowUs + (timeoutMs * 1000));
        GiveTurn(self);
        return self.WasReady;
    }

    public void StartThread(object thread, int priority, Action body)
    {
        _ = Running;
        Priorities.Add(priority);
        Add(thread, body);
    }

    public void Interrupt(object thread, Exception exception) =>
        _threads.Single(candidate => ReferenceEquals(candidate.Facade, thread)).Pending = exception;

    public void FillRandom(byte[] buffer)
    {
        _ = Running;
        for (int i = 0; i < buffer.Length; i++)
        {
            _chance ^= _chance << 13;
            _chance ^= _chance >> 7;
            _chance ^= _chance << 17;
            buffer[i] = (byte)(_chance >> 32);
        }
    }

    public void Trace(string text) => Traced += text;

    private static long RoundUp(long us) => (us + TickUs - 1) / TickUs * TickUs;

    private void RunWorld(Action main)
    {
        Add(null, main);
        while (NowUs < EndOfTimeUs && (Next() ?? Wait()) is { } next)
        {
            Give(next);
        }

        bool mainWaitsForEver = !_threads[0].HasEnded;
        _isEnding = true;
        foreach (FakeThread left in _threads.Where(thread => !thread.HasEnded).ToArray())
        {
            Give(left);
        }

        Assert.All(_threads, thread => Assert.True(thread.HasEnded));
        if (_threads[0].Failure is { } failure)
        {
            throw new AggregateException("the main thread failed", failure);
        }

        Assert.False(mainWaitsForEver, "the main thread waits for what never comes");

        // What a test asserts on another thread counts too.
        if (Unhandled.Find(unhandled => unhandled is Xunit.Sdk.XunitException) is { } assertion)
        {
            throw new AggregateException("another thread failed", assertion);
        }
    }

    /// <summary>The next in line that can go; one that has just had its turn stands last.</summary>
    private FakeThread? Next()
    {
        foreach (FakeThread thread in _threads.Where(thread => !thread.HasEnded).OrderBy(thread => thread.LastTurn))
        {
            thread.WasReady = thread.Ready is null || thread.Ready();
            if (thread.WasReady || thread.DueUs <= NowUs || thread.Pending is not null)
            {
                return thread;
            }
        }

        return null;
    }

    private FakeThread? Wait()
    {
        FakeThread[] waiting = [.. _threads.Where(thread => !thread.HasEnded && thread.DueUs < long.MaxValue)];
        if (waiting.Length == 0)
        {
            return null;
        }

        NowUs = waiting.Min(thread => thread.DueUs);
        return Next();
    }

    private void Give(FakeThread thread)
    {
        _running = thread;
        thread.Turn.Release();
        _scheduler.Wait();
        _running = null;
    }

    private void GiveTurn(FakeThread self)
    {
        self.LastTurn = ++_turns;
        _scheduler.Release();
        self.Turn.Wait();
        self.Ready = null;
        if (_isEnding)
        {
            throw new WorldEnded();
        }

        if (self.Pending is { } pending)
        {
            self.Pending = null;
            throw pending;
        }
    }

    private void Add(object? facade, Action body)
    {
        var thread = new FakeThread { Facade = facade, LastTurn = ++_turns };
        _threads.Add(thread);
        new Thread(() => RunThread(thread, body)) { IsBackground = true }.Start();
    }

    private void RunThread(FakeThread thread, Action body)
    {
        thread.Turn.Wait();
        Kernel.Enter(this);
        try
        {
            if (!_isEnding)
            {
                body();
            }
        }
        catch (WorldEnded)
        {
            // The power is off: the thread had to unwind.
        }
        catch (Exception failure)
        {
            thread.Failure = failure;
            Unhandled.Add(failure);
        }
        finally
        {
            Kernel.Enter(null);
            thread.HasEnded = true;
            _scheduler.Release();
        }
    }

    private sealed class FakeThread
    {
        internal object? Facade { get; set; }

        internal Func<bool>? Ready { get; set; }

        internal bool WasReady { get; set; }

        internal long DueUs { get; set; }

        internal long LastTurn { get; set; }

        internal bool HasEnded { get; set; }

        internal Exception? Pending { get; set; }

        internal Exception? Failure { get; set; }

        internal SemaphoreSlim Turn { get; } = new(0);
    }

    private sealed class WorldEnded : Exception;
}
