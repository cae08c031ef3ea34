// SPDX-License-Identifier: MIT
using System.Text;
using HushTap.Firmware.Tests.Variants;
using HushTap.Simulator;
using Xunit;

namespace HushTap.Firmware.Tests.Boards;

/// <summary>Both codecs' drivers against their registers: sound comes through unchanged only when all is written right, in order, and clocked.</summary>
public class CodecTests
{
    private const string Es = "Board/Es8388.cs";
    private const string Pcm = "Board/Pcm1862.cs";
    private const string Input = "Board/AudioInput.cs";

    private static readonly Dictionary<string, Patch> EsMistakes = new()
    {
        ["leaves the volume at its reset value"] = new(Es, "&& part.Write(AdcVolumeRight, FullVolume)\n", "\n"),
        ["takes the volume of adf for a gain"] = new(Es, "FullVolume = 0x00", "FullVolume = 0x0C"),
        ["records the board's microphones"] = new(Es, "Inputs2 = 0x50", "Inputs2 = 0x00"),
        ["records the difference of the two wires"] = new(Es, "Inputs2 = 0x50", "Inputs2 = 0xF0"),
        ["selects the reserved input"] = new(Es, "Inputs2 = 0x50", "Inputs2 = 0xA0"),
        ["takes adf's left-justified format"] = new(Es, "I2s16 = 0x0C", "I2s16 = 0x0D"),
        ["swaps left and right"] = new(Es, "I2s16 = 0x0C", "I2s16 = 0xCC"),
        ["inverts the word clock"] = new(Es, "I2s16 = 0x0C", "I2s16 = 0x2C"),
        ["sends the left channel twice"] = new(Es, "I2s16 = 0x0C", "I2s16 = 0x4C"),
        ["mixes both to mono"] = new(Es, "Stereo = 0x02", "Stereo = 0x0A"),
        ["leaves the data output off"] = new(Es, "Stereo = 0x02", "Stereo = 0x06"),
        ["takes adf's gain beyond the table"] = new(Es, "LineGain = 0x00", "LineGain = 0xBB"),
        ["makes the codec clock master"] = new(Es, "Slave = 0x00", "Slave = 0x80"),
        ["divides the master clock wrongly"] = new(Es, "Ratio256 = 0x02", "Ratio256 = 0x03"),
        ["leaves the converters off"] = new(Es, "AdcOn = 0x08", "AdcOn = 0x38"),
        ["leaves the reference off"] = new(Es, "ReferenceOn = 0x16", "ReferenceOn = 0x12"),
        ["leaves the analogue part off"] = new(Es, "AnalogueOn = 0x50", "AnalogueOn = 0x58"),
        ["never ends the reset"] = new(Es, "&& part.Write(Control1, ReferenceOn)\n", "\n"),
        ["never starts the state machines"] = new(Es, "part.Write(ChipPower, StateMachinesReset)\n                && part.Write(ChipPower, AllOn)\n                && ", string.Empty),
        ["starts the state machines before the clocks"] = new(Input, "Fault = codec.SetUp();\n                    StartClocks();\n                    Fault = Fault == AudioFault.None ? codec.Begin() : Fault;", "Fault = codec.SetUp();\n                    Fault = codec.Begin();\n                    StartClocks();"),
        ["does not map the master clock"] = new(Input, "Configuration.SetPinFunction(pins.I2sMclk, DeviceFunction.I2S1_MCK);", string.Empty),
        ["speaks to another address"] = new(Es, "Address = 0x10", "Address = 0x11"),
        ["swaps the I2C pins"] = new("Board/I2cPart.cs", "pins.I2cSda, DeviceFunction.I2C1_DATA", "pins.I2cScl, DeviceFunction.I2C1_DATA"),
        ["swaps bit clock and word clock"] = new(Input, "pins.I2sBck, DeviceFunction.I2S1_BCK", "pins.I2sWs, DeviceFunction.I2S1_BCK"),
        ["reads another data pin"] = new(Input, "pins.I2sDin, DeviceFunction", "pins.CardDetect, DeviceFunction"),
        ["switches the headphones on"] = new(Es, "DacOff = 0xC0", "DacOff = 0x3C"),
    };

    private static readonly Dictionary<string, Patch> PcmMistakes = new()
    {
        ["leaves the inputs single-ended"] = new(Pcm, "Differential = 0x50", "Differential = 0x41"),
        ["clears the reserved bit"] = new(Pcm, "Differential = 0x50", "Differential = 0x10"),
        ["selects the inputs that are not wired"] = new(Pcm, "Differential = 0x50", "Differential = 0x60"),
        ["sets one channel only"] = new(Pcm, "&& part.Write(InputRight, Differential)\n", "\n"),
        ["sends left-justified"] = new(Pcm, "I2s24 = 0x44", "I2s24 = 0x45"),
        ["makes the codec clock master"] = new(Pcm, "FindClocks = 0x01", "FindClocks = 0x11"),
        ["switches the clock search off"] = new(Pcm, "FindClocks = 0x01", "FindClocks = 0x00"),
        ["leaves it in stand-by"] = new(Pcm, "Run = 0x70", "Run = 0x71"),
        ["writes on another page"] = new(Pcm, "part.Write(Page, 0)", "part.Write(Page, 1)"),
        ["selects a page that is not there"] = new(Pcm, "part.Write(Page, 0)", "part.Write(Page, 2)"),
        ["takes a gain beyond the range"] = new(Pcm, "Gain0Db = 0x00", "Gain0Db = 0x60"),
        ["speaks to the other address"] = new(Pcm, "Address = 0x4A", "Address = 0x4B"),
        ["takes the LyraT's codec for its own"] = new(Input, "if (pins.Codec == CodecPart.Es8388)", "if (pins.Codec == CodecPart.Pcm1862)"),
    };

    public static TheoryData<string> EsNames() => [.. EsMistakes.Keys];

    public static TheoryData<string> PcmNames() => [.. PcmMistakes.Keys];

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    public void The_LyraTs_driver_as_it_is_brings_the_sound_through(int sampleRate) =>
        Assert.Empty(Faults(LyratBoard.Firmware, LyratBoard.Wiring, BoardWorld.Spec(sampleRate)));

    [Theory]
    [InlineData(8000, true)]
    [InlineData(16000, true)]
    [InlineData(16000, false)]
    public void The_taps_driver_as_it_is_brings_the_sound_through(int sampleRate, bool imageHasMasterClock) =>
        Assert.Empty(Faults(TapBoard.Firmware, TapBoard.Wiring, BoardWorld.Spec(sampleRate) with { ImageHasMasterClock = imageHasMasterClock }));

    [Theory]
    [MemberData(nameof(EsNames))]
    public void A_driver_of_the_LyraT_is_found_out_that(string mistake) =>
        Assert.NotEmpty(Faults(FirmwareVariant.Build(EsMistakes[mistake]), LyratBoard.Wiring, BoardWorld.Spec()));

    [Theory]
    [MemberData(nameof(PcmNames))]
    public void A_driver_of_the_tap_is_found_out_that(string mistake) =>
        Assert.NotEmpty(Faults(FirmwareVariant.BuildTap(PcmMistakes[mistake]), TapBoard.Wiring, BoardWorld.Spec(16000)));

    [Fact]
    public void A_codec_that_kept_its_registers_through_a_restart_is_set_up_anew() =>
        Assert.Empty(Faults(LyratBoard.Firmware, LyratBoard.Wiring, BoardWorld.Spec() with { ResetsUs = [2_000_000, 3_000_000] }));

    [Fact]
    public void An_image_without_master_clock_is_named_on_the_LyraT()
    {
        WorldRun run = BoardWorld.Run(LyratBoard.Firmware, BoardWorld.Spec().Typed("status\r\nwhy\r\n", 15_000_000) with { ImageHasMasterClock = false });
        Assert.Contains("audio=capture-zero", run.ConsoleText);
        Assert.Contains("an image older than 2026-07-07", run.ConsoleText);
        Assert.Contains("audio fault=capture-zero", run.Journal());
    }

    [Fact]
    public void An_image_without_master_clock_is_named_on_the_tap_at_8_kHz()
    {
        WorldRun run = BoardWorld.Run(TapBoard.Firmware, BoardWorld.Spec().Typed("status\r\nwhy\r\n", 5_000_000) with { ImageHasMasterClock = false }, TapBoard.Wiring);
        Assert.Contains("audio=no-mclk", run.ConsoleText);
        Assert.Contains("set sample-rate to 16000", run.ConsoleText);
        Assert.Contains("audio fault=no-mclk", run.Journal());
    }

    [Fact]
    public void The_firmware_of_one_board_says_on_the_other_that_its_codec_is_missing()
    {
        WorldRun run = BoardWorld.Run(LyratBoard.Firmware, BoardWorld.Spec(), LyratBoard.Wiring with { Codec = CodecKind.Pcm1862 });
        Assert.Contains("audio fault=codec-missing", run.Journal());
    }

    [Theory]
    [InlineData("pins.I2sDin, DeviceFunction", "TapR1Pins.GateOpen, DeviceFunction", "capture-stuck")]
    [InlineData("pins.I2sBck, DeviceFunction.I2S1_BCK", "TapR1Pins.GateOpen, DeviceFunction.I2S1_BCK", "codec-clock")]
    public void Wrong_pins_have_a_name(string was, string isNow, string name)
    {
        Action firmware = FirmwareVariant.BuildTap(new Patch(Input, was, isNow));
        WorldRun run = BoardWorld.Run(firmware, BoardWorld.Spec(16000), TapBoard.Wiring);
        Assert.Contains("audio fault=" + name, run.Journal());
    }

    [Fact]
    public void One_wire_on_both_inputs_is_named()
    {
        WorldRun run = BoardWorld.Run(FirmwareVariant.Build(EsMistakes["sends the left channel twice"]), BoardWorld.Spec());
        Assert.Contains("audio fault=capture-mono", run.Journal());
    }

    /// <summary>What a listener, the data sheet, or the device itself would complain about.</summary>
    private static List<string> Faults(Action firmware, Wiring wiring, WorldSpec spec)
    {
        var audio = new PcmAudio(Tones(spec));
        SimulationResult result = Simulation.Run(spec, audio, wiring, firmware);
        List<string> faults = [.. result.Problems];
        string text = string.Concat(result.CardAfter.Where(f => !f.Key.EndsWith(".WAV", StringComparison.Ordinal)).Select(f => Encoding.ASCII.GetString(f.Value)));
        if (text.Contains("audio fault="))
        {
            faults.Add("the device says that its audio is bad");
        }

        if (result.RecordedFrames < spec.CallFrames / 2)
        {
            faults.Add($"only {result.RecordedFrames} frames are recorded");
        }

        return faults;
    }

    /// <summary>Not silent, not the same on both sides.</summary>
    private static byte[] Tones(WorldSpec spec)
    {
        byte[] pcm = new byte[spec.CallFrames * 4];
        for (int i = 0; i < spec.CallFrames; i++)
        {
            BitConverter.TryWriteBytes(pcm.AsSpan(i * 4), (short)(1000 + (i % 500)));
            BitConverter.TryWriteBytes(pcm.AsSpan((i * 4) + 2), (short)(-3000 + (i % 700)));
        }

        return pcm;
    }
}
