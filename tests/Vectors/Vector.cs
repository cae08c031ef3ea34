// SPDX-License-Identifier: MIT
namespace HushTap.Vectors;

/// <summary>One vector file: a card, what happened to it, and what a reader must say.</summary>
/// <remarks>
/// <code>
/// # remarks
/// expect: garbled            the gravest finding, as the reader names it
/// says: PATH: WORDS          a finding that must be there; may be repeated
/// key: owner                 owner, other, foreign, none (default)
/// head: yes                  the device's own count and head before anything happened
/// base: two                  the card to begin with
/// flip PATH OFFSET           what happens to it, line by line
/// </code>
/// </remarks>
public sealed class Vector
{
    public string Name { get; private init; } = "";

    public string Expect { get; private set; } = "";

    public List<string> Says { get; } = [];

    public string? Keys { get; private set; }

    public string? Head { get; private set; }

    public CardImage Card { get; private set; } = new();

    /// <summary>Gets the names of all vectors beside this assembly.</summary>
    public static IEnumerable<string> Names =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "cards"), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static Vector Read(string name)
    {
        Vector vector = new() { Name = name };
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "cards", name + ".txt")))
        {
            if (line.Length > 0 && line[0] != '#')
            {
                vector.Take(line);
            }
        }

        return vector;
    }

    private void Take(string line)
    {
        string[] parts = line.Split(": ", 2);
        switch (parts[0])
        {
            case "expect":
                Expect = parts[1];
                break;
            case "says":
                Says.Add(parts[1]);
                break;
            case "key":
                Keys = parts[1] switch { "owner" => BaseCards.OwnerKeys, "other" => BaseCards.OtherKeys, "foreign" => BaseCards.ForeignKeys, _ => null };
                break;
            case "head":
                Head = "yes";
                break;
            case "base":
                Card = BaseCards.Build(parts[1], out DeviceWriter device);
                Head = Head is null ? null : $"device={device.Device} boot={device.Boot} line={device.LastLine} digest={device.LastDigest}";
                break;
            default:
                Tampering.Apply(Card, line);
                break;
        }
    }
}
