// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Net;
using System.Text;
using HushTap.Cli.Output.Plot;
using HushTap.Simulator;

namespace HushTap.Cli.Output;

/// <summary>The page for people who must decide whether this recorder may be used: one file, nothing loaded from outside, good on paper.</summary>
public sealed class ProofPage
{
    private const string Style = """
        :root { color-scheme: light; }
        * { box-sizing: border-box; }
        body { margin: 0; background: #eef1f4; color: #1d2733; font: 16px/1.55 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
        main { max-width: 1080px; margin: 0 auto; padding: 40px 44px 60px; background: #fff; }
        h1 { font-size: 31px; line-height: 1.2; margin: 0 0 6px; letter-spacing: -.01em; }
        h2 { font-size: 21px; margin: 44px 0 8px; padding-top: 18px; border-top: 1px solid #e3e7ec; }
        h3 { font-size: 16px; margin: 26px 0 4px; }
        p, ul { max-width: 74ch; margin: 8px 0; }
        .lead { font-size: 18px; color: #43515f; max-width: 66ch; }
        .verdict { display: flex; gap: 22px; align-items: center; margin: 26px 0 18px; padding: 20px 26px; border-radius: 10px; color: #fff; background: #1b7f5c; }
        .verdict.bad { background: #b03324; }
        .verdict.warn { background: #8a6100; }
        .verdict .big { font-size: 54px; font-weight: 700; line-height: 1; white-space: nowrap; }
        .verdict p { margin: 0; font-size: 18px; line-height: 1.4; color: #fff; }
        .tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: 12px; margin: 18px 0; }
        .tile { background: #f5f7f9; border-radius: 8px; padding: 12px 16px; }
        .tile b { display: block; font-size: 25px; line-height: 1.2; }
        .tile span { color: #5d6b7a; font-size: 14px; }
        table { border-collapse: collapse; width: 100%; margin: 12px 0; font-size: 15px; }
        th { text-align: left; font-weight: 600; color: #5d6b7a; border-bottom: 2px solid #e3e7ec; padding: 5px 10px 5px 0; }
        td { border-bottom: 1px solid #e3e7ec; padding: 6px 10px 6px 0; vertical-align: top; }
        td.n, th.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .bar { display: block; height: 9px; margin-top: 7px; background: #2f8fce; border-radius: 2px; }
        figure { margin: 16px 0 6px; }
        figure svg { width: 100%; height: auto; display: block; border: 1px solid #e3e7ec; border-radius: 8px; }
        figcaption { color: #5d6b7a; font-size: 14px; margin-top: 6px; max-width: 90ch; }
        code { background: #f0f3f6; padding: 1px 5px; border-radius: 4px; font-size: 14px; }
        .key { display: inline-block; width: 12px; height: 12px; border-radius: 2px; vertical-align: -1px; margin: 0 4px 0 10px; }
        footer { margin-top: 44px; padding-top: 14px; border-top: 1px solid #e3e7ec; color: #5d6b7a; font-size: 14px; }
        @media (max-width: 760px) { main { padding: 24px 18px; } .tiles { grid-template-columns: repeat(2, 1fr); } .verdict { flex-direction: column; align-items: flex-start; } }
        @media print { body { background: #fff; font-size: 11pt; } main { padding: 0; max-width: none; } h2 { break-after: avoid; } figure, tr, .verdict, .tiles { break-inside: avoid; } .verdict, .tile, .bar, .key { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
        """;

    private readonly CampaignResult _result;
    private readonly ulong _seed;
    private readonly StringBuilder _page = new();

    private ProofPage(CampaignResult result, ulong seed)
    {
        _result = result;
        _seed = seed;
    }

    private IReadOnlyList<WorldSummary> Worlds => _result.Worlds;

    private long Leaked => Worlds.Sum(w => w.LeakedFrames);

    /// <summary>Writes the page.</summary>
    /// <param name="result">What came of the worlds.</param>
    /// <param name="seed">The first seed.</param>
    /// <returns>HTML.</returns>
    public static string Of(CampaignResult result, ulong seed) => new ProofPage(result, seed).Write();

    private string Write()
    {
        Line("<!DOCTYPE html>");
        Line("<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        Line("<title>HushTap: what was kept of calls on hold</title><link rel=\"icon\" href=\"data:,\">");
        Line($"<style>{Style}</style></head><body><main>");
        Head();
        Example();
        Tried();
        Outcome();
        Failures();
        NotCovered();
        Again();
        Line("</main></body></html>");
        return _page.ToString();
    }

    private void Head()
    {
        Line("<h1>What HushTap kept of calls on hold</h1>");
        Line("<p class=\"lead\">HushTap is an open recorder for desk phones. Its promise: what is said while a call is on hold or muted is never written down, not even for a moment to be deleted later. This page reports a test of that promise.</p>");
        string words = Leaked == 0
            ? "No sample of sound from a hold, from a mute or from outside a call was ever in anything that the device wrote: not on the card, not in its own memory, not on the service line."
            : "Sound from a hold, a mute or from outside a call was written. The promise was broken; see below where.";
        string but = Leaked == 0 && !_result.Passed ? $" But in {Text.Count(_result.Failures.Count, "world")} another check failed: see below." : "";
        Line($"<div class=\"verdict{(Leaked > 0 ? " bad" : _result.Passed ? "" : " warn")}\"><div class=\"big\">{Text.Number(Leaked)}</div><p><b>{(Leaked == 1 ? "sample" : "samples")} leaked in {Text.Number(Worlds.Count)} simulated worlds.</b> {words}{but}</p></div>");
        Line("<div class=\"tiles\">");
        Tile(Hours(Worlds.Sum(w => w.Seconds)), "of simulated time");
        Tile(Text.Number(Worlds.Sum(w => w.Calls)), "telephone calls");
        Tile(Text.Number(Worlds.Sum(w => w.Holds) + Worlds.Sum(w => w.Mutes)), "holds and mutes");
        Tile(Hours(Worlds.Sum(w => w.HeldSeconds)), "on hold or muted");
        Tile(Hours(Worlds.Sum(w => w.RecordedSeconds)), "of talk recorded");
        Tile(Text.Number(Worlds.Sum(w => w.UnexplainedFrames)), "samples of talk lost without explanation");
        Tile(Text.Number(Worlds.Count(w => w.Classes != FaultClasses.None)), "worlds with faults");
        int setbacks = Worlds.Sum(w => w.Setbacks);
        Tile($"{Text.Number(Worlds.Sum(w => w.Recoveries))} of {Text.Number(setbacks)}", "setbacks after which it recorded again");
        Line("</div>");
    }

    private void Example()
    {
        Line("<h2>How it works, in one picture</h2>");
        Line("<p>The phone's hold lamp says late, and while it flashes only half of the time, that a call is on hold. So the device keeps sound in its working memory for a moment, and writes it down only when it is certain that no hold can have begun meanwhile. What is not certain is overwritten with zeros.</p>");
        Line($"<figure>{ExampleHold.Ordinary()}<figcaption>One hold of seven seconds; the lamp flashes and is 0.3 s late. Green is all that reached the card. The hatched stretches before and after the hold are talk that had to be given up, because nobody looking at this lamp could have known.</figcaption></figure>");
        Line("<h3>The same, when the device stands still at the worst moments</h3>");
        Line($"<figure>{ExampleHold.Frozen()}<figcaption>The program is frozen while the hold begins, and again while it ends. Sound goes on arriving; when the program wakes it reads sound that is up to a second old. It judges every sound by the time at which it was heard, not by what the lamp says now.</figcaption></figure>");
    }

    private void Tried()
    {
        Line("<h2>What was tried</h2>");
        Line($"<p>The program that runs in the device, unchanged, was run in {Text.Number(Worlds.Count)} invented worlds. In each, chance decides on a phone (how its lamps flash and how late they are), on people (short holds, long holds, double presses, hanging up while on hold, muting while on hold), on a memory card, and on what goes wrong and when. {Text.Number(Worlds.Count(w => w.Learned))} devices had been set up for their phone, {Text.Number(Worlds.Count(w => !w.Learned))} were as they leave the factory.</p>");
        Line("<table><tr><th>What went wrong</th><th></th><th class=\"n\">worlds</th><th class=\"n\">times</th><th style=\"width:18%\"></th></tr>");
        int most = Math.Max(FaultWords.All.Max(f => WorldsWith(f.Class)), 1);
        foreach ((FaultClasses one, string name, string what) in FaultWords.All)
        {
            long times = Worlds.Sum(w => w.Faults.GetValueOrDefault(one));
            string count = one is FaultClasses.SlowCard or FaultClasses.Bounce ? "always" : Text.Number(times);
            Line($"<tr><td><b>{name}</b></td><td>{what}</td><td class=\"n\">{Text.Number(WorldsWith(one))}</td><td class=\"n\">{count}</td><td><span class=\"bar\" style=\"width:{100.0 * WorldsWith(one) / most:0}%\"></span></td></tr>");
        }

        Line($"<tr><td><b>Nothing</b></td><td>an undisturbed device</td><td class=\"n\">{Text.Number(Worlds.Count(w => w.Classes == FaultClasses.None))}</td><td></td><td></td></tr></table>");
        Line("<p>Every sample of sound in these worlds carries its own number. Whatever the device writes anywhere is searched for these numbers, so a single sample out of place is found.</p>");
    }

    private int WorldsWith(FaultClasses one) => Worlds.Count(w => w.Classes.HasFlag(one));

    private void Outcome()
    {
        Line("<h2>What came out</h2>");
        IReadOnlyList<HoldLoss> quiet = _result.QuietLosses;
        Line("<p>A recorder that records nothing would keep the promise too. So the talk that was given up around each hold was measured, and compared with what no device could have saved: the time by which the lamp is late, and the dark phases of a flashing lamp, as its settings describe them.</p>");
        if (quiet.Count > 0)
        {
            Line($"<figure>{LossHistogram.Draw([.. quiet.Where(l => l.Holds == 1)])}<figcaption><span class=\"key\" style=\"background:{Colours.Unavoidable}\"></span>unavoidable <span class=\"key\" style=\"background:{Colours.Recorded}\"></span>lost. Single holds without a fault near them. The height is the number of holds.</figcaption></figure>");
        }

        Line("<table><tr><th>Talk lost per hold</th><th class=\"n\">median</th><th class=\"n\">95 of 100 at most</th><th class=\"n\">worst</th></tr>");
        Losses("without faults: lost", quiet.Select(l => l.LostMs));
        Losses("without faults: unavoidable", quiet.Select(l => l.UnavoidableMs));
        Losses("with and without faults: lost", _result.AllLosses.Select(l => l.LostMs));
        Losses("with and without faults: the most that is allowed", _result.AllLosses.Select(l => l.BoundMs));
        Line("</table>");
        Line($"<p>Without faults the device loses, at the median, <b>{(_result.MedianRatio - 1) * 100:0} %</b> more than physics makes it. Holds so close together that their neighbourhoods touch are counted as one.</p>");
        Line("<table><tr><th>Also counted</th><th class=\"n\"></th></tr>");
        Row("Talk that is nowhere and that nothing explains (samples)", Worlds.Sum(w => w.UnexplainedFrames));
        Row("Stretches lost because the device could not read in time; each is in its journal", Worlds.Sum(w => w.Overruns));
        Row("Worlds in which a check failed", _result.Failures.Count);
        Row("Holds that no lamp ever showed (see below)", Worlds.Sum(w => w.UnseenHolds));
        Line("</table>");
    }

    private void Losses(string what, IEnumerable<double> values)
    {
        double[] all = [.. values];
        string Ms(double share) => (CampaignResult.Percentile(all, share) / 1000).ToString("0.00", CultureInfo.InvariantCulture) + " s";
        Line($"<tr><td>{what}</td><td class=\"n\">{Ms(0.5)}</td><td class=\"n\">{Ms(0.95)}</td><td class=\"n\">{Ms(1)}</td></tr>");
    }

    private void Failures()
    {
        if (_result.Passed)
        {
            return;
        }

        Line("<h2>Where a check failed</h2><table><tr><th>World</th><th>What was found</th><th>To see it again</th></tr>");
        foreach (WorldSummary failure in _result.Failures.Take(50))
        {
            Finding finding = failure.Findings[0];
            Line($"<tr><td>{failure.Seed}</td><td>{finding.Checker}: {WebUtility.HtmlEncode(finding.Text)}</td><td><code>{ProofReport.Replay(failure.Seed)}</code></td></tr>");
        }

        Line("</table>");
        if (_result.Failures.Count > 50)
        {
            Line($"<p>… and {_result.Failures.Count - 50} more.</p>");
        }
    }

    private void NotCovered()
    {
        Line("<h2>What is not covered</h2>");
        Line("<p>No test shows what it does not try. These limits are known:</p><ul>");
        Line($"<li><b>Holds that no lamp shows.</b> A hold shorter than the dark phase of a flashing lamp may pass unseen; nothing that only looks at the lamp can know of it. {Text.Number(Worlds.Sum(w => w.UnseenHolds))} of the {Text.Number(Worlds.Sum(w => w.Holds) + Worlds.Sum(w => w.Mutes))} holds and mutes here were of that kind; they are not counted as leaks. A wire to the hold key removes this limit.</li>");
        Line("<li><b>Hold at the other end.</b> If the other party puts the call on hold, this phone does not show it, and the device cannot know.</li>");
        Line("<li><b>A short circuit to the level that means “not held”</b> on a single-wire sense. A <i>cut</i> wire counts as hold; a wire shorted the wrong way is found only by the supervised sense with two wires.</li>");
        Line("<li><b>Phones other than described.</b> Factory settings are safe for lamps that are up to 0.5 s late and dark for up to 1.6 s at a time. A phone beyond that needs its own settings; with the wrong ones the promise does not hold.</li>");
        Line("<li><b>Working memory.</b> Sound is in the device's memory for a few seconds while it waits for its verdict, during a hold too, and is then overwritten. It is not written anywhere.</li>");
        Line("<li><b>A card that is pulled while it is being written</b> may hold some seconds more of talk than its journal vouches for. It is talk that was cleared for recording, never hold.</li>");
        Line("<li><b>Real hardware.</b> The program is the real one; chip, card and phone here are models, made from the manufacturers' documents and the source code of the platform. Worn-out cards that claim to have written what they have not are not modelled.</li>");
        Line("<li><b>Law.</b> Whether recording is allowed, and who must be told, is not a question that this device answers.</li></ul>");
    }

    private void Again()
    {
        Line("<h2>Do not take our word for it</h2>");
        Line($"<p>The same seeds give the same worlds, to the last bit. This page was made with <code>hushtap prove --worlds {Worlds.Count} --seed {_seed} --report FILE.html</code>. Any other seed gives worlds that nobody has looked at before.</p>");
        Line($"<footer>HushTap {typeof(ProofPage).Assembly.GetName().Version?.ToString(3)} · worlds {_seed} to {unchecked(_seed + (ulong)Worlds.Count - 1)} · {_result.Elapsed.TotalSeconds:0} s on {Environment.ProcessorCount} cores</footer>");
    }

    private void Row(string what, long number) => Line($"<tr><td>{what}</td><td class=\"n\">{Text.Number(number)}</td></tr>");

    private void Tile(string number, string what) => Line($"<div class=\"tile\"><b>{number}</b><span>{what}</span></div>");

    private static string Hours(double seconds) => seconds switch
    {
        < 7_200 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
        < 172_800 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400:0.0} days"),
    };

    private void Line(string html) => _page.Append(html).Append('\n');
}
