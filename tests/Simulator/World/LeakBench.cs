// SPDX-License-Identifier: MIT
using System.Text;

namespace HushTap.Simulator.Tests;

/// <summary>A call of 1,000 frames: off-hook from 100 to 900, on hold from 400 to 500, muted from 600 to 620.</summary>
internal sealed class LeakBench
{
    public const string Wav = "D:/HUSHTAP/00001/00001-001-UNSET.WAV";
    public const string Journal = "D:/HUSHTAP/00001/JOURNAL.TXT";
    public const int CallFrames = 1000;

    public static readonly CallTruth Truth = new([new Stretch(100, 900)], [new Stretch(400, 500)], [new Stretch(600, 620)]);
    public static readonly FrameScanner Scanner = new(-50_000, 50_000);
    public static readonly byte[] Pcm = MakePcm();

    public LeakBench()
    {
        Leaks = new LeakChecker(Rules(), Scanner);
    }

    public LeakChecker Leaks { get; }

    public static FrameRules Rules(params Stretch[] unseen)
    {
        HoldSign[] signs =
        [
            .. Truth.Hold.Select(h => unseen.Contains(h) ? new HoldSign(h, false, null, null) : new HoldSign(h, false, 0, 0)),
            .. Truth.Mute.Select(m => new HoldSign(m, true, 0, 0)),
        ];
        return new FrameRules(Truth, CallFrames, signs, new DeviceSettings(), 8000);
    }

    public static byte[] Counting(long first, int frames)
    {
        byte[] bytes = new byte[frames * 4];
        new CountingAudio().Fill(first, bytes);
        return bytes;
    }

    public static byte[] Real(long first, int frames)
    {
        byte[] bytes = new byte[frames * 4];
        new PcmAudio(Pcm).Fill(first, bytes);
        return bytes;
    }

    public static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);

    /// <summary>Lets the second checker see a run that did the same with the real audio.</summary>
    public EchoChecker Echo(Action<IWriteWitness> run)
    {
        EchoChecker echo = new(Leaks, Scanner, new PcmAudio(Pcm));
        run(echo);
        echo.Finish();
        return echo;
    }

    private static byte[] MakePcm()
    {
        byte[] pcm = new byte[CallFrames * 4];
        SeededRandom.For(7, "pcm").Fill(pcm);
        return pcm;
    }
}
