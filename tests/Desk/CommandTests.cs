// SPDX-License-Identifier: MIT
using HushTap.Cli;

namespace HushTap.Desk.Tests;

/// <summary>Whole commands whose words have times in them; the others have transcripts.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly TempCard _temp = new(Cards.Rich());

    private string Archive => Path.Combine(_temp.Root, "archive");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void An_archive_lists_its_calls_and_logs_an_export_from_it()
    {
        Run(0, "card", "ingest", _temp.Path, "--archive", Archive);
        Run(0, "card", "export", Path.Combine(Archive, "cards", "5EED5EED5EED5EED"), _temp.Out, "--format", "opus");
        Assert.Contains("call DESK-0001/1/1  2026-07-24 10:11:11  7.3 s, 5.0 s recorded, 1.8 s on hold or muted", Run(0, "archive", "list", Archive), StringComparison.Ordinal);
        Assert.Contains("\"heldSeconds\": 1.75", Run(0, "archive", "list", Archive, "--json"), StringComparison.Ordinal);
        string log = Run(0, "archive", "log", Archive);
        Assert.Matches(@"ingest  card 5EED5EED5EED5EED  .*: 4 new, 0 known\n", log);
        Assert.Matches(@"export  card 5EED5EED5EED5EED  to .* as opus, channels both, gaps join: calls DESK-0001/1/1\n", log);
    }

    private static string Run(int exitCode, params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        Assert.True(App.Run(args, new Shell(output, error)) == exitCode, error.ToString());
        return output.ToString();
    }
}
