// SPDX-License-Identifier: MIT
using HushTap.Nano;

namespace System.Threading;

/// <summary>nanoFramework's Thread on the world's scheduler.</summary>
public sealed class Thread
{
    private readonly ThreadStart _start;
    private readonly int _id = Kernel.World.NextThreadId();
    private ThreadPriority _priority = ThreadPriority.Normal;
    private bool _hasStarted;
    private bool _hasEnded;

    public Thread(ThreadStart start) => _start = start ?? throw new ArgumentNullException(nameof(start));

    /// <summary>The thread that a world begins with: it has no ThreadStart and runs already.</summary>
    private Thread() => _hasStarted = true;

    public static Thread CurrentThread
    {
        get
        {
            IKernel kernel = Kernel.Current;
            if (kernel.CurrentThread is Thread thread)
            {
                return thread;
            }

            thread = new Thread();
            kernel.CurrentThread = thread;
            return thread;
        }
    }

    /// <summary>Gets or sets the priority; the scheduler takes it at Start, so setting it later throws.</summary>
    public ThreadPriority Priority
    {
        get => _priority;
        set => _priority = _hasStarted ? throw new NotSupportedException("a priority is set before Start here") : value;
    }

    public int ManagedThreadId => _id;

    public bool IsAlive => _hasStarted && !_hasEnded;

    public ThreadState ThreadState => this switch
    {
        { _hasStarted: false } => ThreadState.Unstarted,
        { _hasEnded: true } => ThreadState.Stopped,
        { IsWaiting: true } => ThreadState.WaitSleepJoin,
        _ => ThreadState.Running,
    };

    internal bool IsWaiting { get; set; }

    public static void Sleep(int millisecondsTimeout) => World.Block(static () => false, World.CheckTimeout(millisecondsTimeout));

    public static void Sleep(TimeSpan timeout) => Sleep(World.TimeoutMs(timeout));

    /// <summary>Spends one microsecond of the chip for each pass, and no switch.</summary>
    public static void SpinWait(int iterations) => Kernel.Current.Charge(Math.Max(iterations, 0));

    public void Start()
    {
        if (_hasStarted)
        {
            throw new InvalidOperationException("a thread is started once");
        }

        _hasStarted = true;
        Kernel.Current.StartThread(this, (int)_priority, Run);
    }

    public void Abort() => Kernel.Current.Interrupt(this, new ThreadAbortException());

    public void Suspend() => throw new NotSupportedException("Thread.Suspend is refused");

    public void Resume() => throw new NotSupportedException("Thread.Resume is refused");

    public void Join() => Join(Timeout.Infinite);

    public bool Join(int millisecondsTimeout) => World.Block(() => _hasEnded, World.CheckTimeout(millisecondsTimeout));

    public bool Join(TimeSpan timeout) => Join(World.TimeoutMs(timeout));

    private void Run()
    {
        try
        {
            _start();
        }
        finally
        {
            _hasEnded = true;
        }
    }
}
