// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using HushTap.Cli;
using HushTap.Cli.Output;
using HushTap.Simulator;

namespace HushTap.Worlds.Tests;

/// <summary>What people look at: the report, the plot, the trace.</summary>
public sealed partial class ReportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hushtap-worlds-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_report_loads_nothing_from_outside_and_is_well_formed()
    {
        CampaignResult result = Campaign.Run(1, 12);
        string page = ProofPage.Of(result, 1);

        AssertSelfContained(page);
        Assert.Equal(3, SvgElement().Count(page));
        foreach (Match svg in SvgElement().Matches(page))
        {
            XDocument.Parse(svg.Value);
        }

        Assert.Contains("samples leaked in 12 simulated worlds", page, StringComparison.Ordinal);
        Assert.Contains("hushtap prove --worlds 12 --seed 1", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_of_a_leak_says_so_and_names_the_world()
    {
        WorldSummary leak = new()
        {
            Seed = 77,
            Classes = FaultClasses.Freezes,
            SampleRate = 8000,
            Learned = true,
            LeakedFrames = 4321,
            Findings = [new Finding(Checkers.Leak, "4321 frames leaked <at once>")],
        };
        string page = ProofPage.Of(new CampaignResult([leak], TimeSpan.Zero), 77);

        Assert.Contains("verdict bad", page, StringComparison.Ordinal);
        Assert.Contains("hushtap prove --worlds 1 --seed 77", page, StringComparison.Ordinal);
        Assert.Contains("&lt;at once&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Prove_writes_report_and_corpus_and_passes()
    {
        StringWriter output = new() { NewLine = "\n" };
        int exit = App.Run(
            ["prove", "--worlds", "4", "--seed", "2", "--report", Path("r.html"), "--corpus", Path("corpus.txt")], new Shell(output, TextWriter.Null));

        Assert.Equal(ExitCode.Ok, exit);
        Assert.Contains("leaked frames", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("</html>", File.ReadAllText(Path("r.html")), StringComparison.Ordinal);
        Assert.Empty(WorldCorpus.Read(Path("corpus.txt")));
    }

    [Fact]
    public void A_failing_world_prints_its_replay_and_its_small_self_and_goes_to_the_corpus()
    {
        WorldSummary failure = new() { Seed = 9, Classes = FaultClasses.None, SampleRate = 8000, Learned = true, Findings = [new Finding(Checkers.Loss, "why")] };
        StringWriter output = new() { NewLine = "\n" };
        Shell shell = new(output, TextWriter.Null) { Prove = (_, _, _) => new CampaignResult([failure], TimeSpan.Zero), Shrink = (world, _) => world.Spec };
        for (int twice = 0; twice < 2; twice++)
        {
            Assert.Equal(ExitCode.Problem, App.Run(["prove", "--worlds", "1", "--seed", "9", "--corpus", Path("corpus.txt")], shell));
        }

        Assert.Contains("again: hushtap prove --worlds 1 --seed 9", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("off-hook for", output.ToString(), StringComparison.Ordinal);
        Assert.Equal([9UL], WorldCorpus.Read(Path("corpus.txt")));
    }

    [Fact]
    public void Simulate_draws_the_call_and_writes_its_trace_in_fixed_columns()
    {
        string samples = System.IO.Path.Combine(AppContext.BaseDirectory, "Samples");
        int exit = App.Run(
            [
                "simulate", "--call", System.IO.Path.Combine(samples, "call.wav"), "--timeline", System.IO.Path.Combine(samples, "call.labels.txt"),
                "--card", Path("card"), "--lamp", "flash:500/500", "--fault", "freeze@14:900", "--trace", Path("t.txt"), "--plot", Path("p.svg"),
            ],
            new Shell(TextWriter.Null, TextWriter.Null));

        Assert.Equal(ExitCode.Ok, exit);
        string svg = File.ReadAllText(Path("p.svg"));
        AssertSelfContained(svg);
        string words = string.Join('\n', XDocument.Parse(svg).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value));
        Assert.All(new[] { "near end", "far end", "on hold", "hold lamp", "recorded", "withheld", "frozen", "audio waiting" }, lane => Assert.Contains(lane, words, StringComparison.Ordinal));

        string[] lines = File.ReadAllLines(Path("t.txt"));
        Assert.Equal(TraceFile.Heading, lines[0]);
        Assert.All(lines.Skip(1), line => Assert.Matches(TraceLine(), line));
        Assert.All(new[] { "boot", "pin", "read", "card", "freeze", "end" }, kind => Assert.Contains(lines, l => l.Length > 32 && l[26..32].TrimEnd() == kind));
        Assert.Equal(lines.Skip(1).Select(At).Order(), lines.Skip(1).Select(At));
    }

    private static long At(string line) => long.Parse(line.AsSpan(0, 12), provider: System.Globalization.CultureInfo.InvariantCulture);

    private static void AssertSelfContained(string text)
    {
        string rest = text.Replace("xmlns=\"http://www.w3.org/2000/svg\"", string.Empty, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)https?:|src\\s*=|@import|<script|<link(?! rel=\"icon\" href=\"data:,\")|url\\((?!#)", rest);
    }

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex SvgElement();

    [GeneratedRegex("^ *[0-9]+ +-?[0-9]+\\.[0-9]{6}  [a-z]+ *  -?[0-9]+ *  -?[0-9]+ *  .+$")]
    private static partial Regex TraceLine();
}
