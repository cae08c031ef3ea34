// SPDX-License-Identifier: MIT
extern alias nano;
using System.Diagnostics;
using System.Globalization;
using HushTap.Specimen;
using nano::HushTap.Nano;

namespace HushTap.Nano.Tests;

/// <summary>Nothing compiled against CoreLibrary can see real time, real chance or the framework's mscorlib.</summary>
public sealed class VirtualTimeTests
{
    [Fact]
    public void Assemblies_compiled_against_CoreLibrary_bind_to_the_facade()
    {
        Type dateTime = typeof(TimeTeller).GetMethod(nameof(TimeTeller.UtcNow))!.ReturnType;
        Assert.Equal("mscorlib, Version=99.0.0.0, Culture=neutral, PublicKeyToken=null", dateTime.Assembly.FullName);
        Assert.Equal(typeof(nano::System.DateTime), dateTime);
    }

    [Fact]
    public void The_framework_mscorlib_is_not_what_this_process_loads()
    {
        Assert.Equal(typeof(Kernel).Assembly, System.Reflection.Assembly.Load("mscorlib"));
    }

    public static TheoryData<string> Members =>
        ["now", "sleep", "random", "lock", "thread", "timer", "wait", "spin", "console", "today", "current thread"];

    [Theory]
    [MemberData(nameof(Members))]
    public void Outside_a_world_time_threads_and_chance_do_not_exist(string member)
    {
        Action use = member switch
        {
            "now" => () => TimeTeller.UtcNowTicks(),
            "sleep" => () => TimeTeller.Sleep(0),
            "random" => () => TimeTeller.Draw(),
            "lock" => () => Locks.Nested(),
            "thread" => () => _ = new nano::System.Threading.Thread(() => { }),
            "timer" => () => _ = new nano::System.Threading.Timer(_ => { }, null, 1, 1),
            "wait" => () => new nano::System.Threading.AutoResetEvent(true).WaitOne(),
            "spin" => () => nano::System.Threading.Thread.SpinWait(1),
            "console" => () => nano::System.Console.WriteLine("heard"),
            "today" => () => _ = nano::System.DateTime.Today,
            _ => () => _ = nano::System.Threading.Thread.CurrentThread,
        };
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(use);
        Assert.Contains("belongs to none", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Now_is_the_clock_of_the_world()
    {
        long seen = 0;
        FakeKernel.Run(_ => seen = TimeTeller.UtcNowTicks());
        Assert.Equal(FakeKernel.StartUtcTicks, seen);
    }

    [Fact]
    public void An_hour_of_sleep_takes_no_real_time_and_one_hour_of_the_world()
    {
        long before = 0, after = 0;
        var real = Stopwatch.StartNew();
        FakeKernel.Run(_ =>
        {
            before = TimeTeller.UtcNowTicks();
            TimeTeller.Sleep(59 * 60 * 1000);
            after = TimeTeller.UtcNowTicks();
        });
        Assert.Equal(TimeSpan.FromMinutes(59).Ticks, after - before);
        Assert.True(real.Elapsed < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void A_negative_sleep_is_refused()
    {
        FakeKernel.Run(_ => Assert.Throws<ArgumentOutOfRangeException>(() => TimeTeller.Sleep(-2)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_chance_and_another_seed_another()
    {
        Assert.Equal(Draws(7), Draws(7));
        Assert.NotEqual(Draws(7), Draws(8));
    }

    [Fact]
    public void Chance_stays_in_its_bounds()
    {
        FakeKernel.Run(_ =>
        {
            var random = new nano::System.Random(5);
            for (int i = 0; i < 1000; i++)
            {
                Assert.InRange(random.Next(), 0, int.MaxValue);
                Assert.InRange(random.Next(6), 0, 5);
                Assert.InRange(random.NextDouble(), 0, 0.999999999999999889);
            }

            Assert.Throws<ArgumentOutOfRangeException>(() => random.Next(0));
        });
    }

    [Fact]
    public void Numbers_are_written_in_the_only_culture_the_chip_has_and_the_thread_gets_its_own_back()
    {
        CultureInfo own = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        CultureInfo.CurrentCulture.NumberFormat.NegativeSign = "minus ";
        try
        {
            Kernel.Enter(new FakeKernel());
            Assert.Equal("-5", (-5).ToString());
            Kernel.Enter(null);
            Assert.Equal("minus 5", (-5).ToString());
        }
        finally
        {
            Kernel.Enter(null);
            CultureInfo.CurrentCulture = own;
        }
    }

    [Fact]
    public void Text_is_compared_by_code_unit_as_on_the_chip()
    {
        Assert.True(string.Compare("a", "B") > 0);
    }

    [Fact]
    public void Console_and_debug_text_goes_to_the_world()
    {
        FakeKernel world = FakeKernel.Run(_ =>
        {
            nano::System.Console.Write("card stalled");
            nano::System.Console.WriteLine(" 820 ms");
        });
        Assert.Equal("card stalled 820 ms\r\n", world.Traced);
    }

    private static int[] Draws(ulong seed)
    {
        int[] draws = new int[8];
        FakeKernel.Run(
            _ =>
            {
                for (int i = 0; i < draws.Length; i++)
                {
                    draws[i] = TimeTeller.Draw();
                }
            },
            seed);
        return draws;
    }
}
