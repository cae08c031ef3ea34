// SPDX-License-Identifier: MIT
using HushTap.Simulator;

namespace HushTap.Cli.Output.Plot;

/// <summary>What a plot of a call shows. Times are seconds of the call.</summary>
public sealed record CallPicture
{
    /// <summary>The shortest card operation that is shown.</summary>
    private const long CardShownUs = 200_000;

    /// <summary>Gets the heading; empty = none.</summary>
    public required string Title { get; init; }

    /// <summary>Gets frames per second of the call.</summary>
    public required int SampleRate { get; init; }

    /// <summary>Gets the first second that is shown.</summary>
    public required double From { get; init; }

    /// <summary>Gets the second at which it ends.</summary>
    public required double To { get; init; }

    /// <summary>Gets what really happened.</summary>
    public required CallTruth Truth { get; init; }

    /// <summary>Gets what became of each frame.</summary>
    public required FrameLedger Ledger { get; init; }

    /// <summary>Gets the call's audio; empty = no waveforms.</summary>
    public ReadOnlyMemory<byte> Pcm { get; init; }

    /// <summary>Gets when the hold lamp was lit.</summary>
    public IReadOnlyList<(double Start, double End)> HoldLit { get; init; } = [];

    /// <summary>Gets when the mute lamp was lit.</summary>
    public IReadOnlyList<(double Start, double End)> MuteLit { get; init; } = [];

    /// <summary>Gets when the program stood still.</summary>
    public IReadOnlyList<(double Start, double End)> Freezes { get; init; } = [];

    /// <summary>Gets when one card operation took 0.2 s or more.</summary>
    public IReadOnlyList<(double Start, double End)> CardBusy { get; init; } = [];

    /// <summary>Gets when the device was off.</summary>
    public IReadOnlyList<(double Start, double End)> PowerOff { get; init; } = [];

    /// <summary>Gets how far behind the present the audio was that each Read gave, in seconds.</summary>
    public IReadOnlyList<(double At, double Behind)> Backlog { get; init; } = [];

    /// <summary>Takes the picture of a run.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="trace">Of the run.</param>
    /// <param name="clock">Where the call lies in world time.</param>
    /// <param name="truth">What happened.</param>
    /// <param name="ledger">What became of it.</param>
    /// <param name="boots">The world's record of each power-on.</param>
    /// <returns>The picture, of the whole call.</returns>
    public static CallPicture Of(string title, TraceLog trace, CallClock clock, CallTruth truth, FrameLedger ledger, IReadOnlyList<BootRecord> boots)
    {
        double At(long worldUs) => (worldUs - clock.T0Us) / 1e6;
        IReadOnlyList<TraceEvent> events = trace.Events;
        IEnumerable<(double, double)> Lasting(Func<TraceEvent, bool> which) =>
            events.Where(which).Select(e => (At(e.WorldUs), At(e.WorldUs + e.A)));
        return new CallPicture
        {
            Title = title,
            SampleRate = clock.SampleRate,
            From = 0,
            To = (double)ledger.Frames / clock.SampleRate,
            Truth = truth,
            Ledger = ledger,
            HoldLit = [.. Lit(events, "hold-lamp").Select(s => (At(s.Start), At(s.End)))],
            MuteLit = [.. Lit(events, "mute-lamp").Select(s => (At(s.Start), At(s.End)))],
            Freezes = [.. Lasting(e => e.Kind == TraceKind.Freeze)],
            CardBusy = [.. Lasting(e => e.Kind == TraceKind.Card && e.A >= CardShownUs)],
            PowerOff = [.. boots.Zip(boots.Skip(1), (former, next) => (At(former.EndUs), At(next.StartUs)))],
            Backlog = [.. Behind(events, boots).Select(b => (At(b.WorldUs), b.BehindUs / 1e6))],
        };
    }

    private static IEnumerable<(long Start, long End)> Lit(IReadOnlyList<TraceEvent> events, string pin)
    {
        long? since = null;
        foreach (TraceEvent edge in events.Where(e => e.Kind == TraceKind.Pin && e.Subject == pin))
        {
            if (edge.A != 0)
            {
                since = edge.WorldUs;
            }
            else if (since is long start)
            {
                yield return (start, edge.WorldUs);
                since = null;
            }
        }

        if (since is long open)
        {
            yield return (open, events[^1].WorldUs);
        }
    }

    private static IEnumerable<(long WorldUs, long BehindUs)> Behind(IReadOnlyList<TraceEvent> events, IReadOnlyList<BootRecord> boots)
    {
        I2sStreamLog[] streams = [.. boots.SelectMany(b => b.Streams).OrderBy(s => s.StartUs)];
        foreach (TraceEvent read in events.Where(e => e.Kind == TraceKind.Read))
        {
            I2sStreamLog? stream = Array.FindLast(streams, s => s.StartUs <= read.WorldUs);
            if (stream is not null)
            {
                long lastFrame = read.A + read.B;
                yield return (read.WorldUs, Math.Max(read.WorldUs - stream.StartUs - (lastFrame * 1_000_000 / stream.SampleRate), 0));
            }
        }
    }
}
