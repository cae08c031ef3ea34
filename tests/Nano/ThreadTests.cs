// SPDX-License-Identifier: MIT
extern alias nano;
using SpinWait = nano::System.Threading.SpinWait;
using Thread = nano::System.Threading.Thread;
using ThreadAbortException = nano::System.Threading.ThreadAbortException;

namespace HushTap.Nano.Tests;

/// <summary>Threads of one world.</summary>
public sealed class ThreadTests
{
    [Fact]
    public void A_thread_goes_through_its_states_and_join_waits_for_its_end()
    {
        FakeKernel world = FakeKernel.Run(kernel =>
        {
            var thread = new Thread(() => Thread.Sleep(100));
            Assert.Equal(ThreadState.Unstarted, thread.ThreadState);
            Assert.False(thread.IsAlive);
            thread.Start();
            Assert.Equal(ThreadState.Running, thread.ThreadState);
            Thread.Sleep(50);
            Assert.Equal(ThreadState.WaitSleepJoin, thread.ThreadState);
            thread.Join();
            Assert.Equal(100_000, kernel.NowUs);
            Assert.Equal(ThreadState.Stopped, thread.ThreadState);
            Assert.False(thread.IsAlive);
        });
        Assert.Equal(100_000, world.NowUs);
    }

    [Fact]
    public void A_join_that_times_out_says_so()
    {
        FakeKernel.Run(_ =>
        {
            var thread = new Thread(() => Thread.Sleep(100));
            thread.Start();
            Assert.False(thread.Join(50));
            Assert.True(thread.Join(TimeSpan.FromMilliseconds(60)));
        });
    }

    [Fact]
    public void A_sleep_of_zero_gives_the_others_a_turn_and_takes_no_time()
    {
        FakeKernel.Run(kernel =>
        {
            bool ran = false;
            new Thread(() => ran = true).Start();
            Assert.False(ran);
            Thread.Sleep(0);
            Assert.True(ran);
            Assert.Equal(0, kernel.NowUs);
        });
    }

    [Fact]
    public void Current_thread_is_the_one_that_asks()
    {
        FakeKernel.Run(_ =>
        {
            Thread main = Thread.CurrentThread;
            Thread? inside = null;
            var thread = new Thread(() => inside = Thread.CurrentThread);
            thread.Start();
            thread.Join();
            Assert.Same(thread, inside);
            Assert.Same(main, Thread.CurrentThread);
            Assert.NotEqual(main.ManagedThreadId, thread.ManagedThreadId);
        });
    }

    [Fact]
    public void A_priority_reaches_the_scheduler_at_start_and_cannot_change_afterwards()
    {
        FakeKernel world = FakeKernel.Run(_ =>
        {
            var thread = new Thread(() => { }) { Priority = ThreadPriority.Highest };
            thread.Start();
            Assert.Throws<NotSupportedException>(() => thread.Priority = ThreadPriority.Lowest);
        });
        Assert.Equal([(int)ThreadPriority.Highest], world.Priorities);
    }

    [Fact]
    public void A_thread_starts_once()
    {
        FakeKernel.Run(_ =>
        {
            var thread = new Thread(() => { });
            thread.Start();
            Assert.Throws<InvalidOperationException>(thread.Start);
        });
    }

    [Fact]
    public void An_exception_ends_its_own_thread_only()
    {
        FakeKernel world = FakeKernel.Run(_ =>
        {
            var thread = new Thread(() => throw new FormatException());
            thread.Start();
            thread.Join();
            Assert.False(thread.IsAlive);
        });
        Assert.IsType<FormatException>(Assert.Single(world.Unhandled));
    }

    [Fact]
    public void An_abort_appears_in_the_waiting_thread()
    {
        FakeKernel.Run(_ =>
        {
            bool aborted = false;
            var thread = new Thread(() =>
            {
                try
                {
                    Thread.Sleep(-1);
                }
                catch (ThreadAbortException)
                {
                    aborted = true;
                }
            });
            thread.Start();
            Thread.Sleep(10);
            thread.Abort();
            thread.Join();
            Assert.True(aborted);
        });
    }

    [Fact]
    public void Suspend_and_resume_are_refused_aloud()
    {
        FakeKernel.Run(_ =>
        {
            Assert.Throws<NotSupportedException>(Thread.CurrentThread.Suspend);
            Assert.Throws<NotSupportedException>(Thread.CurrentThread.Resume);
        });
    }

    [Fact]
    public void Spinning_takes_time_and_gives_no_turn()
    {
        FakeKernel world = FakeKernel.Run(kernel =>
        {
            bool ran = false;
            new Thread(() => ran = true).Start();
            SpinWait.SpinUntil(30);
            Thread.SpinWait(500);
            Assert.False(ran);
            Assert.Equal(30_500, kernel.NowUs);
        });
        Assert.Equal(0, world.Blocks);
    }
}
