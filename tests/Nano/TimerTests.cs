// SPDX-License-Identifier: MIT
extern alias nano;
using Thread = nano::System.Threading.Thread;
using Timer = nano::System.Threading.Timer;

namespace HushTap.Nano.Tests;

/// <summary>Timers of one world.</summary>
public sealed class TimerTests
{
    [Fact]
    public void A_periodic_timer_is_called_at_its_slots()
    {
        Assert.Equal([50, 80, 110, 140], CallsMs(due: 50, period: 30, until: 150));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Without_a_period_it_is_called_once(int period)
    {
        Assert.Equal([50], CallsMs(due: 50, period, until: 500));
    }

    [Fact]
    public void Without_a_due_time_it_is_not_called()
    {
        Assert.Empty(CallsMs(due: -1, period: 10, until: 500));
    }

    [Fact]
    public void A_late_periodic_timer_is_called_once_and_skips_to_its_next_slot()
    {
        Assert.Equal([100, 350, 400, 500], CallsMs(due: 100, period: 100, until: 550, firstCallMs: 250));
    }

    [Fact]
    public void All_timers_are_called_by_one_thread_of_normal_priority_and_a_slow_one_delays_the_others()
    {
        var calls = new List<(int Timer, int Thread, long Ms)>();
        FakeKernel world = FakeKernel.Run(kernel =>
        {
            using var slow = new Timer(_ => { Note(1); Thread.Sleep(100); }, null, 10, -1);
            using var quick = new Timer(_ => Note(2), null, 20, -1);
            Thread.Sleep(200);

            void Note(int timer) => calls.Add((timer, Thread.CurrentThread.ManagedThreadId, kernel.NowUs / 1000));
        });
        Assert.Equal([(1, 10L), (2, 110L)], calls.Select(call => (call.Timer, call.Ms)));
        Assert.Single(calls.Select(call => call.Thread).Distinct());
        Assert.Equal([2], world.Priorities);
    }

    [Fact]
    public void Change_and_dispose_count_from_now()
    {
        var calls = new List<long>();
        FakeKernel.Run(kernel =>
        {
            var timer = new Timer(_ => calls.Add(kernel.NowUs / 1000), null, 10, 10);
            Thread.Sleep(25);
            Assert.True(timer.Change(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(-1)));
            Thread.Sleep(500);
            timer.Change(10, 10);
            timer.Dispose();
            Thread.Sleep(100);
            Assert.Throws<nano::System.ObjectDisposedException>(() => timer.Change(1, 1));
        });
        Assert.Equal([10, 20, 130], calls);
    }

    [Fact]
    public void The_state_reaches_the_callback()
    {
        object? seen = null;
        FakeKernel.Run(_ =>
        {
            using var timer = new Timer(state => seen = state, "state", 10, -1);
            Thread.Sleep(50);
        });
        Assert.Equal("state", seen);
    }

    private static List<long> CallsMs(int due, int period, int until, int firstCallMs = 0)
    {
        var calls = new List<long>();
        FakeKernel.Run(kernel =>
        {
            using var timer = new Timer(Called, null, due, period);
            Thread.Sleep(until);

            void Called(object? state)
            {
                calls.Add(kernel.NowUs / 1000);
                if (calls.Count == 1 && firstCallMs > 0)
                {
                    Thread.Sleep(firstCallMs);
                }
            }
        });
        return calls;
    }
}
