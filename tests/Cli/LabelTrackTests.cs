// SPDX-License-Identifier: MIT
using CsCheck;
using HushTap.Cli.Input;
using HushTap.Simulator;
using static HushTap.Cli.Tests.Support.Generators;

namespace HushTap.Cli.Tests;

public class LabelTrackTests
{
    private const long CallFrames = 80_000;

    [Theory]
    [InlineData("0.5\t9.25\toffhook\n2\t3\thold\n")]
    [InlineData("0.500000\t9.250000\toffhook\r\n\r\n2.000000\t3.000000\thold\r\n")]
    [InlineData("\uFEFF0.5\t9.25\tOffHook\n2\t3\tHOLD")]
    [InlineData("0,5\t9,25\toffhook\n2\t3\thold")]
    [InlineData("0.5 9.25 offhook\n  2   3  hold  ")]
    [InlineData("0.5, 9.25, offhook\n2, 3, hold")]
    [InlineData("0.5,9.25,offhook\n2,3,hold")]
    [InlineData("0.5;9.25;offhook\n2;3;hold")]
    [InlineData("0.5\t9.25\toffhook\n\\\t300.0\t3400.0\n2\t3\thold\n\\\t0\t0\n")]
    [InlineData("2\t3\thold\n0.5\t9.25\toffhook\n")]
    public void Labels_are_read_however_they_are_separated(string text)
    {
        CallTruth truth = Truth(text, out List<string> notes);
        Assert.Equal([new Stretch(4000, 74_000)], truth.OffHook);
        Assert.Equal([new Stretch(16_000, 24_000)], truth.Hold);
        Assert.Empty(truth.Mute);
        Assert.Empty(notes);
    }

    [Theory]
    [InlineData("1\t2\thold\n1\t2\tpark", "call.txt line 2 has the unknown label 'park'")]
    [InlineData("1\t2\ton hold", "call.txt line 1 has the unknown label 'on hold'")]
    [InlineData("\n\n3\t2\thold", "call.txt line 3 ends before it starts (3 to 2)")]
    [InlineData("1\t2", "call.txt line 1 is no label")]
    [InlineData("1\t2\t", "call.txt line 1 is no label")]
    [InlineData("hold", "call.txt line 1 is no label")]
    [InlineData("1\t2\thold\tmute", "call.txt line 1 is no label")]
    [InlineData("x\t2\thold", "call.txt line 1 has the time 'x', which is no number of seconds")]
    [InlineData("NaN\t2\thold", "call.txt line 1 has the time 'NaN', which is no number of seconds")]
    [InlineData("1\t1e99\thold", "call.txt line 1 has the time '1e99', which is no number of seconds")]
    [InlineData("1\t2000000\thold", "call.txt line 1 has the time '2000000', which is no number of seconds")]
    public void A_line_that_is_no_label_is_refused_with_its_number(string text, string expected)
    {
        CliException failure = Assert.Throws<CliException>(() => LabelTrack.Parse(text, "call.txt"));
        Assert.Equal(expected, failure.Message);
        Assert.NotEmpty(failure.Hint);
    }

    [Theory]
    [InlineData("0\t9\toffhook\n1\t1\thold", "call.txt line 2: hold is a point of no length; left out")]
    [InlineData("0\t9\toffhook\n10\t11\thold", "call.txt line 2: hold lies outside the call; left out")]
    [InlineData("0\t9\toffhook\n-2\t0\thold", "call.txt line 2: hold lies outside the call; left out")]
    [InlineData("-1\t9\toffhook", "call.txt line 1: offhook begins before the call; clipped")]
    [InlineData("1\t10.5\toffhook", "call.txt line 1: offhook ends after the call; clipped")]
    [InlineData("0\t9\toffhook\n1\t1.00001\tmute", "call.txt line 2: mute is shorter than a frame; left out")]
    [InlineData("1\t2\thold", "call.txt has no offhook label inside the call; nothing of it may be recorded")]
    [InlineData("", "call.txt has no offhook label inside the call; nothing of it may be recorded")]
    public void What_cannot_be_meant_literally_is_mended_and_said_so(string text, string expected)
    {
        Truth(text, out List<string> notes);
        Assert.Equal(expected, Assert.Single(notes));
    }

    [Fact]
    public void Times_beyond_the_call_are_clipped_to_it() =>
        Assert.Equal([new Stretch(0, CallFrames)], Truth("-1\t99\toffhook", out _).OffHook);

    [Fact]
    public void Overlapping_and_touching_labels_of_one_name_are_merged_and_sorted()
    {
        CallTruth truth = Truth("5\t6\thold\n1\t3\thold\n2\t4\thold\n4\t4.5\thold\n1.5\t2\thold", out _);
        Assert.Equal([new Stretch(8_000, 36_000), new Stretch(40_000, 48_000)], truth.Hold);
    }

    [Fact]
    public void Times_that_Audacity_rounded_to_a_microsecond_find_their_frame_again() =>
        Gen.Select(Gen.Int[1, 1_000_000], Pick(MidpointRounding.ToZero, MidpointRounding.AwayFromZero)).Sample((frame, rounding) =>
        {
            string seconds = FormattableString.Invariant($"{Math.Round(frame / 16000m, 6, rounding):0.000000}");
            Stretch stretch = Assert.Single(LabelTrack.Parse($"0\t{seconds}\toffhook", "call.txt").ToTruth(16000, 2_000_000, []).OffHook);
            Assert.Equal(frame, stretch.End);
        });

    [Fact]
    public void Any_labels_give_sorted_separate_stretches_inside_the_call() =>
        Gen.Select(Gen.Int[-100, 2000], Gen.Int[0, 500], Pick("offhook", "hold", "mute")).Array[0, 30].Sample(labels =>
        {
            string text = string.Join('\n', labels.Select(label =>
                FormattableString.Invariant($"{label.Item1 / 100m}\t{(label.Item1 + label.Item2) / 100m}\t{label.Item3}")));
            CallTruth truth = Truth(text, out _);
            foreach (string name in new[] { "offhook", "hold", "mute" })
            {
                IReadOnlyList<Stretch> stretches = name switch { "offhook" => truth.OffHook, "hold" => truth.Hold, _ => truth.Mute };
                Assert.All(stretches, stretch => Assert.True(stretch.Start >= 0 && stretch.Frames > 0 && stretch.End <= CallFrames));
                Assert.All(stretches.Zip(stretches.Skip(1)), pair => Assert.True(pair.First.End < pair.Second.Start));
                for (long frame = 40; frame < CallFrames; frame += 80)
                {
                    bool labelled = labels.Any(label => label.Item3 == name && frame >= label.Item1 * 80 && frame < (label.Item1 + label.Item2) * 80);
                    Assert.Equal(labelled, stretches.Any(stretch => stretch.Contains(frame)));
                }
            }
        });

    [Fact]
    public void Random_text_never_does_worse_than_a_clear_error() =>
        Gen.Char["0123456789.,;-eE \t\n\\holdmutefk\u00e9\0"].Array[0, 60].Sample(characters =>
        {
            try
            {
                Truth(new string(characters), out _);
            }
            catch (CliException failure)
            {
                Assert.StartsWith("call.txt line ", failure.Message);
            }
        });

    private static CallTruth Truth(string text, out List<string> notes)
    {
        notes = [];
        return LabelTrack.Parse(text, "call.txt").ToTruth(8000, CallFrames, notes);
    }
}
