// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace HushTap.Vectors;

/// <summary>What may happen to a card: one word and its arguments, as in the vector files.</summary>
public static class Tampering
{
    private const int Sector = 512;

    /// <summary>Does one line of a vector.</summary>
    public static void Apply(CardImage card, string command)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string path = words[1];
        switch (words[0])
        {
            case "flip":
                card[path][Number(words[2])] ^= 0x41;
                break;
            case "truncate":
                card[path] = card[path][..Number(words[2])];
                break;
            case "extend":
                card[path] = [.. card[path], .. new byte[Number(words[2])]];
                break;
            case "zero":
                card[path].AsSpan(Number(words[2]), Number(words[3])).Clear();
                break;
            case "noise":
                new Random(1).NextBytes(card[path].AsSpan(Number(words[2]), Number(words[3])));
                break;
            case "put32":
                BinaryPrimitives.WriteUInt32LittleEndian(card[path].AsSpan(Number(words[2])), uint.Parse(words[3], CultureInfo.InvariantCulture));
                break;
            case "remove":
                Remove(card, path);
                break;
            case "copy":
                card[words[2]] = [.. card[path]];
                break;
            case "move":
                Move(card, path, words[2]);
                break;
            case "swap":
                (card[path], card[words[2]]) = (card[words[2]], card[path]);
                break;
            case "put":
                card[path] = Encoding.Latin1.GetBytes(string.Join(' ', words[2..]).Replace("\\n", "\n", StringComparison.Ordinal));
                break;
            case "reseal":
                card[path] = Reseal(Lines(card[path]));
                break;
            default:
                card[path] = ApplyToLines(Lines(card[path]), words);
                break;
        }
    }

    /// <summary>Computes all public digests of a journal anew, as a forger without the key can; tags stay.</summary>
    private static byte[] Reseal(List<string> lines)
    {
        string head = lines[0][..lines[0].LastIndexOf(" *", StringComparison.Ordinal)];
        byte[] digest = Convert.FromHexString(head[(head.LastIndexOf('=') + 1)..]);
        lines[0] = $"{head} *{Convert.ToHexString(DeviceWriter.D("hushtap journal 1", new byte[16], Encoding.ASCII.GetBytes(head)))}";
        for (int i = 1; i < lines.Count; i++)
        {
            int star = lines[i].LastIndexOf(" *", StringComparison.Ordinal);
            string text = lines[i][..star];
            string tag = lines[i].Length > star + 34 ? lines[i][(star + 34)..] : string.Empty;
            digest = DeviceWriter.D("hushtap journal 1", digest, Encoding.ASCII.GetBytes(text));
            lines[i] = $"{text} *{Convert.ToHexString(digest)}{tag}";
        }

        return Join(lines);
    }

    private static byte[] ApplyToLines(List<string> lines, string[] words)
    {
        int line = Number(words[2]) + 1;
        switch (words[0])
        {
            case "line-delete":
                lines.RemoveRange(line, words.Length > 3 ? Number(words[3]) : 1);
                break;
            case "line-double":
                lines.Insert(line, lines[line]);
                break;
            case "line-swap":
                int other = Number(words[3]) + 1;
                (lines[line], lines[other]) = (lines[other], lines[line]);
                break;
            case "line-edit":
                string edited = lines[line].Replace(words[3], words[4], StringComparison.Ordinal);
                lines[line] = edited != lines[line] ? edited : throw new ArgumentException($"'{words[3]}' is not in '{edited}'");
                break;
            case "line-insert":
                lines.Insert(line, string.Join(' ', words[3..]));
                break;
            case "renumber":
                for (int i = 1; i < lines.Count; i++)
                {
                    lines[i] = $"{i - 1}{lines[i][lines[i].IndexOf(' ')..]}";
                }

                break;
            case "untag":
                for (int i = line; i < lines.Count; i++)
                {
                    lines[i] = lines[i][..(lines[i].LastIndexOf('*') + 33)];
                }

                break;
            default:
                throw new ArgumentException($"'{words[0]}' is no tampering");
        }

        return Join(lines);
    }

    private static void Remove(CardImage card, string path)
    {
        string[] all = [.. card.Files.Keys.Where(key => key == path || key.StartsWith(path + "/", StringComparison.Ordinal))];
        if (all.Length == 0)
        {
            throw new ArgumentException($"the card has no {path}");
        }

        Array.ForEach(all, key => card.Files.Remove(key));
    }

    private static void Move(CardImage card, string from, string to)
    {
        foreach (string key in card.Files.Keys.Where(key => key == from || key.StartsWith(from + "/", StringComparison.Ordinal)).ToArray())
        {
            card[to + key[from.Length..]] = card[key];
            card.Files.Remove(key);
        }
    }

    private static List<string> Lines(byte[] journal) =>
        [.. Encoding.Latin1.GetString(journal).Split('\n').Where(line => line.Trim(' ').Length > 0)];

    private static byte[] Join(List<string> lines)
    {
        StringBuilder text = new();
        foreach (string line in lines)
        {
            text.Append(line).Append('\n');
        }

        int missing = (Sector - (text.Length % Sector)) % Sector;
        text.Append(missing > 0 ? new string(' ', missing - 1) + "\n" : string.Empty);
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
