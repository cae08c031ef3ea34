// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace HushTap.IlRules;

/// <summary>CoreLibrary's members that firmware must not use, because the simulator cannot show what the chip would do.</summary>
/// <remarks>A line of refusals.txt is <c>missing|differs  member  # reason</c>; <c>*</c> in a member stands for any text.</remarks>
public sealed partial class Refusals
{
    private Refusals(IReadOnlyList<Refusal> all) => All = all;

    /// <summary>Gets every line.</summary>
    public IReadOnlyList<Refusal> All { get; }

    /// <summary>Reads the list that this assembly carries.</summary>
    /// <returns>The list.</returns>
    public static Refusals Load()
    {
        using Stream stream = typeof(Refusals).Assembly.GetManifestResourceStream("refusals.txt")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Reads a list.</summary>
    /// <param name="text">The text of refusals.txt.</param>
    /// <returns>The list.</returns>
    /// <exception cref="FormatException">A line is not of the form, or has no reason.</exception>
    public static Refusals Parse(string text)
    {
        var all = new List<Refusal>();
        foreach (string line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            Match match = Line().Match(line);
            if (!match.Success)
            {
                throw new FormatException($"error: not a refusal: {line}\nhint: missing|differs  member  # reason");
            }

            all.Add(new Refusal(match.Groups[1].Value == "missing", match.Groups[2].Value, match.Groups[3].Value));
        }

        return new Refusals(all);
    }

    /// <summary>Finds the line that refuses a member.</summary>
    /// <param name="member">Namespace.Type::Name(parameter types), or Namespace.Type for a whole type.</param>
    /// <returns>The line, or null when the member may be used.</returns>
    public Refusal? Find(string member) => All.FirstOrDefault(refusal => refusal.Matches(member));

    [GeneratedRegex(@"^(missing|differs)\s+(\S+)\s+#\s*(\S.*)$")]
    private static partial Regex Line();
}
