// SPDX-License-Identifier: MIT
using System.Text;

namespace HushTap.Simulator.Tests;

public sealed class WorldTests
{
    private const int Rate = 8000;

    private static readonly CallTruth s_truth = new(
        [new Stretch(2 * Rate, 18 * Rate)], [new Stretch(6 * Rate, 9 * Rate)], [new Stretch(12 * Rate, 13 * Rate)]);

    private static readonly byte[] s_pcm = MakePcm(20 * Rate);

    private static WorldSpec Spec(ulong seed = 1, params Fault[] faults) => WorldSpec.From(new SimulationPlan
    {
        Pcm = s_pcm, SampleRate = Rate, Truth = s_truth, Seed = seed, Faults = faults,
    });

    private static SimulationResult Run(WorldSpec spec, Action firmware, ITrace? trace = null) =>
        Simulation.Run(spec, new PcmAudio(s_pcm), FakeRecorder.Wiring, firmware, trace: trace);

    private static byte[] MakePcm(int frames)
    {
        byte[] pcm = new byte[frames * 4];
        SeededRandom.For(1, "pcm").Fill(pcm);
        return pcm;
    }

    [Fact]
    public void A_recorder_that_does_right_passes_and_every_frame_has_a_fate()
    {
        SimulationResult result = Run(Spec(), new FakeRecorder(Spec()).Main);
        Assert.Empty(result.Problems);
        Assert.True(result.Passed);
        Assert.Equal(16 * Rate, result.OffHookFrames);
        Assert.Equal(result.OffHookFrames, result.RecordedFrames + result.WithheldFrames["told"]);
        Assert.InRange(result.RecordedFrames, (12 * Rate) - (6 * 520), 12 * Rate);
        Assert.Equal(3, result.Files.Count);
        Assert.Equal(result.RecordedFrames, result.Files.Sum(f => f.Frames));
        Assert.Equal((6_000_000L, 9_000_000L), (result.Ledger!.Holds[0].FirstLitUs, result.Ledger.Holds[0].LastLitUs));
    }

    [Fact]
    public void What_it_recorded_is_the_call_sample_for_sample()
    {
        SimulationResult result = Run(Spec(), new FakeRecorder(Spec()).Main);
        Stretch[] recorded = [.. result.Ledger!.Stretches(FrameFate.Recorded)];
        for (int i = 0; i < result.Files.Count; i++)
        {
            byte[] wav = result.CardAfter[result.Files[i].Path];
            Assert.Equal(s_pcm[(int)(recorded[i].Start * 4)..(int)(recorded[i].End * 4)], wav[512..]);
        }
    }

    [Fact]
    public void A_recorder_without_a_gate_leaks_every_forbidden_frame()
    {
        SimulationResult result = Run(Spec(), new FakeRecorder(Spec()) { Keep = (first, last) => first > 0 && last < 20 * Rate }.Main);
        Assert.InRange(result.LeakedFrames, (4 * Rate) + (4 * Rate) - 1040, 8 * Rate);
        Assert.False(result.Passed);
    }

    [Fact]
    public void A_gate_one_block_late_leaks_less_than_that_block()
    {
        WorldSpec spec = Spec();
        FakeRecorder right = new(spec);
        FakeRecorder late = new(spec) { Keep = (first, last) => right.IsAllowed(first - FakeRecorder.BlockFrames, last - FakeRecorder.BlockFrames) };
        SimulationResult result = Run(spec, late.Main);
        Assert.InRange(result.LeakedFrames, 3, 3 * 2 * FakeRecorder.BlockFrames);
    }

    [Fact]
    public void Held_audio_on_the_serial_port_is_a_leak()
    {
        WorldSpec spec = Spec();
        FakeRecorder chatty = new(spec)
        {
            Also = (chip, _, block, first) =>
            {
                if (first >= 7 * Rate && first < (7 * Rate) + 256)
                {
                    chip.System.SetPinFunction(26, PinFunction.UartTx(2));
                    chip.System.SetPinFunction(13, PinFunction.UartRx(2));
                    chip.Uart.Open(2, 256);
                    chip.Uart.Configure(2, 115_200, 8, 0, 1);
                    chip.Uart.Write(2, block, 0, 40);
                }
            },
        };
        SimulationResult result = Run(spec, chatty.Main);
        Assert.Equal(10, result.LeakedFrames);
        Assert.Contains(result.Problems, p => p.StartsWith("COM2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_single_held_frame_that_slips_into_a_file_is_a_leak(int shift)
    {
        WorldSpec spec = Spec();
        FakeRecorder careless = new(spec)
        {
            Also = (chip, folder, block, first) =>
            {
                if (first >= 7 * Rate && first < (7 * Rate) + 256)
                {
                    FakeRecorder.Append(chip, folder + "\\JOURNAL.TXT", [.. new byte[shift], .. block[100..104]]);
                }
            },
        };
        SimulationResult result = Run(spec, careless.Main);
        Assert.Equal(1, result.LeakedFrames);
        Assert.False(result.Passed);
    }

    [Fact]
    public void Held_audio_in_a_file_that_is_deleted_again_is_a_leak()
    {
        WorldSpec spec = Spec();
        FakeRecorder hasty = new(spec)
        {
            Also = (chip, folder, block, first) =>
            {
                if (first >= 7 * Rate && first < (7 * Rate) + 256)
                {
                    int file = chip.Files.Open(folder + "\\X.WAV", CardBench.CreateNew, CardBench.ReadWrite);
                    chip.Files.SetPosition(file, 512);
                    chip.Files.Write(file, block, 0, block.Length);
                    chip.Files.Close(file);
                    chip.Files.DeleteFile(folder + "\\X.WAV");
                }
            },
        };
        SimulationResult result = Run(spec, hasty.Main);
        Assert.Equal(256, result.LeakedFrames);
        Assert.DoesNotContain(result.Files, f => f.Path.EndsWith("X.WAV", StringComparison.Ordinal));
    }

    [Fact]
    public void A_recorder_that_listens_to_the_audio_is_found()
    {
        WorldSpec spec = Spec();
        FakeRecorder listener = new(spec)
        {
            Also = (chip, folder, block, first) =>
            {
                if (first >= 3 * Rate && first < (3 * Rate) + 256)
                {
                    FakeRecorder.Append(chip, folder + "\\JOURNAL.TXT", Encoding.ASCII.GetBytes($"9 9 - level left={block[1]}\n"));
                }
            },
        };
        Assert.Contains(Run(spec, listener.Main).Problems, p => p.Contains("depend", StringComparison.Ordinal));
    }

    [Fact]
    public void A_frame_that_is_dropped_silently_is_unexplained()
    {
        WorldSpec spec = Spec();
        byte[] spare = new byte[4];
        FakeRecorder forgetful = new(spec)
        {
            Also = (chip, _, _, first) =>
            {
                if (first >= 4 * Rate && first < (4 * Rate) + 256)
                {
                    chip.I2s.Read(1, spare, 4);
                }
            },
        };
        SimulationResult result = Run(spec, forgetful.Main);
        Assert.NotEmpty(result.Problems);
        Assert.True(result.UnexplainedFrames > 0);
    }

    [Fact]
    public void After_a_power_cut_the_firmware_starts_again_and_the_loss_is_explained()
    {
        WorldSpec spec = Spec(1, new Fault(FaultKind.PowerCut, 4));
        SimulationResult result = Run(spec, new FakeRecorder(spec).Main);
        Assert.Empty(result.Problems);
        Assert.Equal([BootEnd.PowerCut, BootEnd.WorldOver], result.Boots.Select(b => b.End));
        Assert.Equal(spec.Clock.T0Us + 4_000_000, result.Boots[0].EndUs);
        Assert.Equal(spec.Clock.T0Us + 5_000_000 + spec.BootUs, result.Boots[1].StartUs);
        Assert.Equal(["HUSHTAP/00002"], result.Boots[1].Folders);
        Assert.InRange(result.WithheldFrames["power-cut"], 3 * Rate, 4 * Rate);
        Assert.True(result.Passed);
    }

    [Fact]
    public void Power_that_goes_again_before_the_firmware_starts_only_delays_it()
    {
        WorldSpec spec = Spec(1, new Fault(FaultKind.PowerCut, 4), new Fault(FaultKind.PowerCut, 5.2));
        SimulationResult result = Run(spec, new FakeRecorder(spec).Main);
        Assert.Equal(2, result.Boots.Count);
        Assert.Equal(spec.Clock.T0Us + 6_200_000 + spec.BootUs, result.Boots[1].StartUs);
    }

    [Fact]
    public void A_freeze_that_overruns_the_ring_shows_as_unexplained_frames_when_nobody_admits_it()
    {
        WorldSpec spec = Spec(1, new Fault(FaultKind.Freeze, 3, 4000));
        SimulationResult result = Run(spec, new FakeRecorder(spec).Main);
        Assert.True(result.Overruns > 0);
        Assert.InRange(result.UnexplainedFrames, 2 * Rate, 4 * Rate);
    }

    [Fact]
    public void A_stall_is_measured()
    {
        WorldSpec spec = Spec(1, new Fault(FaultKind.Stall, 3, 700));
        SimulationResult result = Run(spec, new FakeRecorder(spec).Main);
        Assert.InRange(result.LongestStallMs, 700, 705);
        Assert.True(result.Passed);
    }

    [Fact]
    public void The_same_seed_gives_the_same_card_and_another_one_moves_the_call()
    {
        SimulationResult a = Run(Spec(5), new FakeRecorder(Spec(5)).Main);
        SimulationResult b = Run(Spec(5), new FakeRecorder(Spec(5)).Main);
        Assert.Equal(a.CardAfter.Keys, b.CardAfter.Keys);
        Assert.All(a.CardAfter, file => Assert.Equal(file.Value, b.CardAfter[file.Key]));
        Assert.NotEqual(Spec(5).Clock.T0Us, Spec(6).Clock.T0Us);
    }

    [Fact]
    public void A_firmware_that_dies_or_does_nothing_leaves_the_call_unexplained()
    {
        SimulationResult dead = Run(Spec(), () => throw new InvalidOperationException("oh"));
        Assert.Contains(dead.Problems, p => p.Contains("InvalidOperationException: oh", StringComparison.Ordinal));
        Assert.Equal(dead.OffHookFrames, dead.UnexplainedFrames);
        Assert.Equal(dead.OffHookFrames, Run(Spec(), () => { }).UnexplainedFrames);
    }

    [Fact]
    public void A_firmware_that_restarts_by_itself_is_a_problem()
    {
        SimulationResult result = Run(Spec(), () =>
        {
            Chip.Chip.Current.Files.Mount(0, true, 1);
            Chip.Chip.Current.System.Reboot(0);
        });
        Assert.Contains(result.Problems, p => p.Contains("restarts by itself", StringComparison.Ordinal));
        Assert.Equal(result.OffHookFrames, result.UnexplainedFrames);
    }

    [Fact]
    public void A_trace_has_pins_freezes_card_operations_and_reads_in_order_of_time()
    {
        WorldSpec spec = Spec(1, new Fault(FaultKind.Freeze, 3, 300), new Fault(FaultKind.PowerCut, 15));
        TraceLog trace = new();
        Run(spec, new FakeRecorder(spec).Main, trace);
        HashSet<TraceKind> kinds = [.. trace.Events.Select(e => e.Kind)];
        Assert.Superset(new HashSet<TraceKind> { TraceKind.Boot, TraceKind.End, TraceKind.Pin, TraceKind.Freeze, TraceKind.Card, TraceKind.Read }, kinds);
        Assert.True(trace.Events.Zip(trace.Events.Skip(1)).All(p => p.First.WorldUs <= p.Second.WorldUs));
        Assert.Contains(trace.Events, e => e.Kind == TraceKind.Pin && e.Subject == "hold-lamp" && e.A == 1 && e.WorldUs == spec.Clock.T0Us + 6_000_000);
    }

    [Fact]
    public void Progress_rises_to_one()
    {
        List<double> told = [];
        Simulation.Run(Spec(), new PcmAudio(s_pcm), FakeRecorder.Wiring, new FakeRecorder(Spec()).Main, new Collector(told));
        Assert.Equal(told.Order(), told);
        Assert.True(told.Count > 20);
        Assert.Equal(1, told[^1]);
    }

    private sealed class Collector(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }
}
