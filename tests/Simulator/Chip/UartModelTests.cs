// SPDX-License-Identifier: MIT
using System.Text;

namespace HushTap.Simulator.Tests;

public sealed class UartModelTests
{
    [Fact]
    public void Bytes_take_line_time_and_come_when_the_line_has_been_quiet_for_ten_bytes()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            bench.OpenCom2();
            bench.Peer.Send(100_000, "status\n");
            bench.Cpu.BlockAllUntil(100_000 + (17 * 86));
            Assert.Equal(0, bench.Chip.Uart.BytesToRead(2));
            bench.Cpu.BlockAllUntil(100_000 + (17 * 87) + 20);
            Assert.Equal("status\n", TakeAll(bench));
        });
    }

    [Fact]
    public void Bytes_keep_coming_while_the_clr_is_blocked_until_the_ring_is_full_and_new_ones_are_lost()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            bench.OpenCom2(ringBytes: 256);
            bench.Peer.Send(10_000, new string('a', 250) + "0123456789");
            bench.BlockAllFor(500);
            Assert.Equal(new string('a', 250) + "012345", TakeAll(bench));
        });
        Assert.Equal(4, bench.Peer.DroppedBytes);
    }

    [Fact]
    public void A_small_ring_is_made_129_bytes()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            bench.OpenCom2(ringBytes: 16);
            bench.Peer.Send(10_000, new string('a', 200));
            bench.BlockAllFor(100);
            Assert.Equal(129, bench.Chip.Uart.BytesToRead(2));
        });
    }

    [Fact]
    public void A_read_waits_for_all_its_bytes_and_leaves_them_on_a_timeout()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            bench.OpenCom2();
            bench.Peer.Send(50_000, "abc");
            Assert.False(bench.Chip.Uart.WaitForBytes(2, 4, 200));
            Assert.Equal(3, bench.Chip.Uart.BytesToRead(2));
            bench.Peer.Send(400_000, "d");
            Assert.True(bench.Chip.Uart.WaitForBytes(2, 4, -1));
            Assert.InRange(bench.Cpu.WorldUs, 400_000, 412_000);
            Assert.Equal("abcd", TakeAll(bench));
        });
    }

    [Fact]
    public void A_read_for_more_than_the_ring_holds_never_ends()
    {
        var bench = new Bench();
        RunEndedException ending = bench.Run(() =>
        {
            bench.OpenCom2(ringBytes: 256);
            bench.Peer.Send(10_000, new string('x', 1_000));
            bench.Chip.Uart.WaitForBytes(2, 257, -1);
        });
        Assert.IsType<WorldOverException>(ending);
    }

    [Fact]
    public void A_line_read_waits_for_its_last_byte_and_lets_others_run()
    {
        var bench = new Bench();
        int turns = 0;
        bench.Run(() =>
        {
            bench.OpenCom2();
            bench.Cpu.StartThread(new object(), 2, () =>
            {
                while (bench.Cpu.WorldUs < 300_000)
                {
                    bench.Sleep(10);
                    turns++;
                }
            });
            bench.Peer.Send(300_000, "dump\nrest");
            Assert.Equal(5, bench.Chip.Uart.WaitForByte(2, '\n', 1_000));
            Assert.Equal(-1, bench.Chip.Uart.WaitForByte(2, '!', 100));
        });
        Assert.True(turns > 10);
    }

    [Fact]
    public void Sending_more_than_the_fifo_takes_line_time_but_not_the_clr()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            bench.OpenCom2();
            byte[] text = Encoding.ASCII.GetBytes(new string('y', 1_128));
            long before = bench.Cpu.WorldUs;
            bench.Chip.Uart.Write(2, text, 0, 128);
            Assert.InRange(bench.Cpu.WorldUs - before, 0, 1_000);
            before = bench.Cpu.WorldUs;
            bench.Chip.Uart.Write(2, text, 128, 1_000);
            Assert.InRange(bench.Cpu.WorldUs - before, 1_000 * 10_000 / 115.2 - 500, (1_000 * 10_000 / 115.2) + 12_000);
        });
        Assert.Equal(new string('y', 1_128), bench.Peer.HeardText);
    }

    [Fact]
    public void A_peer_can_answer_what_it_hears()
    {
        var bench = new Bench();
        bench.Peer.Heard += (worldUs, bytes) => bench.Peer.Send(worldUs + 5_000, bytes.Span);
        bench.Run(() =>
        {
            bench.OpenCom2();
            bench.Chip.Uart.Write(2, "ping"u8.ToArray(), 0, 4);
            Assert.True(bench.Chip.Uart.WaitForBytes(2, 4, 1_000));
            Assert.Equal("ping", TakeAll(bench));
        });
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 1)]
    [InlineData(4, 0)]
    public void The_event_comes_when_the_threshold_is_reached(int threshold, int events)
    {
        var bench = new Bench();
        var log = new EventLog(bench.Cpu);
        bench.Run(() =>
        {
            bench.Chip.SetEventSink(log);
            bench.OpenCom2();
            bench.Chip.Uart.SetEvents(2, threshold == 1 ? 0 : threshold, -1);
            bench.Peer.Send(50_000, "abc");
            bench.Sleep(200);
        });
        Assert.Equal(Enumerable.Repeat((30, 2u << 16, 1u), events), log.Events.Select(e => (e.Category, e.Data1, e.Data2)));
    }

    [Fact]
    public void No_event_comes_while_a_read_waits()
    {
        var bench = new Bench();
        var log = new EventLog(bench.Cpu);
        bench.Run(() =>
        {
            bench.Chip.SetEventSink(log);
            bench.OpenCom2();
            bench.Chip.Uart.SetEvents(2, 1, -1);
            bench.Peer.Send(50_000, "abc");
            bench.Chip.Uart.WaitForBytes(2, 3, 1_000);
            bench.Sleep(100);
        });
        Assert.Empty(log.Events);
    }

    [Fact]
    public void Com1_belongs_to_the_debugger_and_com2_needs_pins()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            Assert.Equal(["COM2", "COM3"], bench.Chip.Uart.GetPortNames());
            Assert.Throws<ArgumentException>(() => bench.Chip.Uart.Open(1, 256));
            Assert.Throws<ArgumentException>(() => bench.Chip.Uart.Open(4, 256));
            Assert.Throws<Exception>(() => bench.Chip.Uart.Open(2, 256));
            Assert.Equal(0, bench.Pool.UsedBytes);
            bench.OpenCom2();
            Assert.Equal(512, bench.Pool.UsedBytes);
            bench.Chip.Uart.Close(2);
            Assert.Equal(0, bench.Pool.UsedBytes);
        });
    }

    [Fact]
    public void Bytes_for_a_closed_port_or_at_another_rate_are_lost()
    {
        var bench = new Bench();
        bench.Run(() =>
        {
            bench.Peer.Send(1_000, "early");
            bench.BlockAllFor(50);
            bench.OpenCom2();
            bench.Chip.Uart.Configure(2, 9_600, 8, 0, 1);
            bench.Peer.Send(100_000, "fast");
            bench.BlockAllFor(100);
            Assert.Equal(0, bench.Chip.Uart.BytesToRead(2));
        });
        Assert.Equal(9, bench.Peer.LostBytes);
    }

    private static string TakeAll(Bench bench)
    {
        byte[] buffer = new byte[bench.Chip.Uart.BytesToRead(2)];
        Assert.Equal(buffer.Length, bench.Chip.Uart.Take(2, buffer, 0, buffer.Length));
        return Encoding.ASCII.GetString(buffer);
    }
}
