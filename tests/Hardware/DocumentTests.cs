// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace HushTap.Hardware.Tests;

public sealed partial class DocumentTests
{
    /// <summary>A header of the bought LyraT board, which no netlist of ours holds.</summary>
    private static readonly string[] elsewhere = ["JP5"];

    public static TheoryData<string> Documents =>
        [.. Directory.GetFiles(Given.Project.Folder.PathOf("hardware"), "*.md", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Given.Project.Folder.Repository, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_part_that_a_document_names_is_in_a_circuit(string document)
    {
        var known = Given.Project.Netlists.SelectMany(n => n.Components).Select(c => c.Ref).Concat(elsewhere).ToHashSet();
        Assert.All(Reference().Matches(Given.Project.Folder.Text(document)).Select(m => m.Value), r => Assert.Contains(r, known));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_in_a_document_leads_somewhere(string document)
    {
        var folder = Path.GetDirectoryName(Given.Project.Folder.PathOf(document))!;
        Assert.All(Link().Matches(Given.Project.Folder.Text(document)).Select(m => m.Groups[1].Value), l => Assert.True(Path.Exists(Path.Combine(folder, l)), l));
    }

    [Theory]
    [InlineData("BRINGUP.md", "hushtap selftest")]
    [InlineData("BRINGUP.md", "hushtap card verify")]
    [InlineData("NOTICE.md", "No legal advice")]
    [InlineData("SAFETY.md", "analogue line")]
    [InlineData("LICENSE", "CERN-OHL-P-2.0")]
    [InlineData("README.md", "SIMULATED. Nothing here is BUILT, nothing is MEASURED")]
    public void A_document_says_what_a_builder_must_read(string document, string words) =>
        Assert.Contains(words, Given.Project.Folder.Text("hardware/" + document), StringComparison.Ordinal);

    [GeneratedRegex(@"\b(?:[RCDUQKF]\d{1,3}|JP\d|SW\d|BT\d|PS\d)\b")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();
}
