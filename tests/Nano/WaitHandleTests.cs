// SPDX-License-Identifier: MIT
extern alias nano;
using AutoResetEvent = nano::System.Threading.AutoResetEvent;
using ManualResetEvent = nano::System.Threading.ManualResetEvent;
using Thread = nano::System.Threading.Thread;
using WaitHandle = nano::System.Threading.WaitHandle;

namespace HushTap.Nano.Tests;

/// <summary>Events between the threads of one world.</summary>
public sealed class WaitHandleTests
{
    [Fact]
    public void An_auto_reset_event_lets_one_go_and_a_manual_one_all()
    {
        Assert.Equal(1, Released(new AutoResetEvent(false), signal => ((AutoResetEvent)signal).Set()));
        Assert.Equal(3, Released(new ManualResetEvent(false), signal => ((ManualResetEvent)signal).Set()));
    }

    [Fact]
    public void A_wait_that_times_out_ends_at_the_next_tick()
    {
        FakeKernel world = FakeKernel.Run(_ => Assert.False(new AutoResetEvent(false).WaitOne(25, false)));
        Assert.Equal(30_000, world.NowUs);
    }

    [Fact]
    public void A_signal_that_is_there_needs_no_wait_and_is_spent_once()
    {
        FakeKernel.Run(_ =>
        {
            var signal = new AutoResetEvent(true);
            Assert.True(signal.WaitOne(0, false));
            Assert.False(signal.WaitOne(0, false));
            Assert.True(signal.Set());
            Assert.True(signal.Reset());
            Assert.False(signal.WaitOne(0, false));
        });
    }

    [Fact]
    public void Waiting_for_any_takes_the_first_signal_and_leaves_the_others()
    {
        FakeKernel.Run(_ =>
        {
            WaitHandle[] handles = [new AutoResetEvent(false), new AutoResetEvent(true), new AutoResetEvent(true)];
            Assert.Equal(1, WaitHandle.WaitAny(handles));
            Assert.Equal(2, WaitHandle.WaitAny(handles));
            Assert.Equal(WaitHandle.WaitTimeout, WaitHandle.WaitAny(handles, 10, false));
        });
    }

    [Fact]
    public void Waiting_for_all_takes_all_or_nothing()
    {
        FakeKernel.Run(_ =>
        {
            var late = new AutoResetEvent(false);
            var early = new AutoResetEvent(true);
            Assert.False(WaitHandle.WaitAll([early, late], 10, false));
            Assert.True(early.WaitOne(0, false));
            early.Set();
            new Thread(() => { Thread.Sleep(40); late.Set(); }).Start();
            Assert.True(WaitHandle.WaitAll([early, late]));
            Assert.False(early.WaitOne(0, false));
        });
    }

    private static int Released(WaitHandle signal, Action<WaitHandle> set)
    {
        int released = 0;
        FakeKernel.Run(_ =>
        {
            for (int i = 0; i < 3; i++)
            {
                new Thread(() => { signal.WaitOne(); released++; }).Start();
            }

            Thread.Sleep(10);
            set(signal);
            Thread.Sleep(10);
        });
        return released;
    }
}
