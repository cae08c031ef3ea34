// SPDX-License-Identifier: MIT
extern alias nano;
using HushTap.Specimen;
using Monitor = nano::System.Threading.Monitor;
using Thread = nano::System.Threading.Thread;
using ThreadAbortException = nano::System.Threading.ThreadAbortException;

namespace HushTap.Nano.Tests;

/// <summary>Locks between the threads of one world.</summary>
public sealed class MonitorTests
{
    [Fact]
    public void A_lock_that_nobody_holds_asks_the_kernel_nothing()
    {
        FakeKernel world = FakeKernel.Run(_ => Assert.Equal(2, Locks.Nested()));
        Assert.Equal(0, world.Blocks);
        Assert.Equal(0, world.NowUs);
    }

    [Fact]
    public void A_held_lock_goes_to_those_who_wait_in_their_order()
    {
        var order = new List<int>();
        FakeKernel world = FakeKernel.Run(_ =>
        {
            object target = new();
            Monitor.Enter(target);
            Thread[] threads = [.. Enumerable.Range(1, 4).Select(number => new Thread(() => Take(target, number, order)))];
            foreach (Thread thread in threads)
            {
                thread.Start();
            }

            Thread.Sleep(100);
            Monitor.Exit(target);
            Take(target, 5, order);
        });
        Assert.Equal([1, 2, 3, 4, 5], order);
        Assert.Equal(150_000, world.NowUs);
    }

    [Fact]
    public void A_lock_is_left_once_for_each_time_it_was_entered()
    {
        FakeKernel.Run(_ =>
        {
            object target = new();
            bool entered = false;
            Monitor.Enter(target);
            Monitor.Enter(target);
            new Thread(() => { Monitor.Enter(target); entered = true; Monitor.Exit(target); }).Start();
            Monitor.Exit(target);
            Thread.Sleep(20);
            Assert.False(entered);
            Monitor.Exit(target);
            Thread.Sleep(0);
            Assert.True(entered);
        });
    }

    [Fact]
    public void A_thread_cannot_leave_what_it_does_not_hold()
    {
        FakeKernel.Run(_ =>
        {
            object target = new();
            Assert.Throws<InvalidOperationException>(() => Monitor.Exit(target));
            Monitor.Enter(target);
            var thread = new Thread(() => Assert.Throws<InvalidOperationException>(() => Monitor.Exit(target)));
            thread.Start();
            thread.Join();
            Assert.Throws<ArgumentNullException>(() => Monitor.Enter(null));
        });
    }

    [Fact]
    public void A_thread_that_is_aborted_while_it_waits_leaves_the_line()
    {
        FakeKernel world = FakeKernel.Run(_ =>
        {
            object target = new();
            Monitor.Enter(target);
            var first = new Thread(() => Monitor.Enter(target));
            bool entered = false;
            var second = new Thread(() => { Monitor.Enter(target); entered = true; });
            first.Start();
            second.Start();
            Thread.Sleep(10);
            first.Abort();
            first.Join();
            Monitor.Exit(target);
            second.Join();
            Assert.True(entered);
        });
        Assert.IsType<ThreadAbortException>(Assert.Single(world.Unhandled));
    }

    [Fact]
    public void A_thread_that_is_aborted_just_after_it_got_the_lock_passes_it_on()
    {
        FakeKernel.Run(_ =>
        {
            object target = new();
            Monitor.Enter(target);
            var first = new Thread(() => Monitor.Enter(target));
            bool entered = false;
            var second = new Thread(() => { Monitor.Enter(target); entered = true; });
            first.Start();
            second.Start();
            Thread.Sleep(10);
            first.Abort();
            Monitor.Exit(target);
            second.Join();
            Assert.True(entered);
        });
    }

    [Fact]
    public void A_lock_that_a_dead_world_still_held_is_free_in_the_next()
    {
        FakeKernel.Run(_ =>
        {
            new Thread(() => Locks.Hold(-1)).Start();
            Thread.Sleep(10);
        });
        FakeKernel.Run(_ => Assert.Equal(2, Locks.Nested()));
    }

    [Fact]
    public void Two_worlds_do_not_wait_for_each_other_at_a_shared_object()
    {
        int nested = 0;
        FakeKernel.Run(_ =>
        {
            object outer = new();
            Monitor.Enter(outer);
            FakeKernel inner = FakeKernel.Run(_ =>
            {
                Monitor.Enter(outer);
                nested++;
                Monitor.Exit(outer);
            });
            Assert.Equal(0, inner.Blocks);
            Monitor.Exit(outer);
        });
        Assert.Equal(1, nested);
    }

    private static void Take(object target, int number, List<int> order)
    {
        Monitor.Enter(target);
        order.Add(number);
        Thread.Sleep(10);
        Monitor.Exit(target);
    }
}
