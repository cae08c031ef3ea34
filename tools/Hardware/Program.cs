// SPDX-License-Identifier: MIT
using HushTap.HardwareTools;
using HushTap.HardwareTools.Spice;

const string usage = """
    usage: dotnet run --project tools/Hardware -- COMMAND
      check     pins, netlists, values, BOM, power budget, drawings, generated files
      generate  write the pin constants, the tables and the drawings
      draw      the drawings only
      spice     run every simulation and compare with limits.csv; --write also renews RESULTS.md
    exit codes: 0 ok, 1 problem found, 2 misuse, 3 ngspice missing
    """;

try
{
    var project = new HardwareProject(HardwareFolder.Find(Directory.GetCurrentDirectory()));
    return args switch
    {
        ["check"] => Report(project.Check(), "check"),
        ["generate"] => Write(project, _ => true),
        ["draw"] => Write(project, file => file.EndsWith(".svg", StringComparison.Ordinal)),
        ["spice"] or ["spice", "--write"] => Spice(project, args.Length == 2),
        _ => Misuse(),
    };
}
catch (Exception problem) when (problem is InvalidDataException or IOException or System.Text.Json.JsonException)
{
    Console.Error.WriteLine($"error: {problem.Message}");
    return 1;
}

int Misuse()
{
    Console.Error.WriteLine(usage);
    return 2;
}

static int Report(IReadOnlyList<Finding> findings, string what)
{
    foreach (var finding in findings)
    {
        Console.WriteLine($"error: {finding}");
    }

    Console.WriteLine(findings.Count == 0 ? $"{what}: no finding" : $"{what}: {findings.Count} findings");
    return findings.Count == 0 ? 0 : 1;
}

static int Write(HardwareProject project, Func<string, bool> which)
{
    foreach (var (file, text) in project.Generated.Where(g => which(g.Key)))
    {
        Directory.CreateDirectory(Path.GetDirectoryName(project.Folder.PathOf(file))!);
        File.WriteAllText(project.Folder.PathOf(file), text);
        Console.WriteLine(file);
    }

    return 0;
}

static int Spice(HardwareProject project, bool write)
{
    if (Ngspice.Program is null)
    {
        Console.Error.WriteLine("error: ngspice is not installed\nhint: apt-get install ngspice");
        return 3;
    }

    var limits = project.Folder.Text("hardware/spice/limits.csv");
    var results = new SpiceSuite(project.Folder).RunAll();
    Console.Write(LimitTable.Markdown(limits, results));
    if (write)
    {
        const string file = "hardware/spice/RESULTS.md";
        File.WriteAllText(project.Folder.PathOf(file), MarkedText.Replace(project.Folder.Text(file), "results", LimitTable.Markdown(limits, results)));
    }

    return Report(LimitTable.Check(limits, results), "spice");
}
