// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text;

namespace HushTap.CardReader;

/// <summary>The owner's key file (FORMAT.md §9).</summary>
public sealed class KeyFile
{
    /// <summary>A longer file is none: 100 years of day keys fit.</summary>
    public const int BytesMax = 4 << 20;

    /// <summary>Bytes of every key.</summary>
    public const int KeyBytes = 32;

    /// <summary>Unlocks the device, and nothing on a card.</summary>
    private const string OwnerLine = "owner=";

    private readonly Dictionary<string, byte[]> _days = new(StringComparer.Ordinal);

    private KeyFile(string device) => Device = device;

    /// <summary>Gets the id of the device whose keys these are.</summary>
    public string Device { get; }

    /// <summary>Gets the power-on for which <see cref="Root"/> is; -1 when there is none.</summary>
    public long RootBoot { get; private set; } = -1;

    /// <summary>Gets the root key k(<see cref="RootBoot"/>); null when there is none.</summary>
    public byte[]? Root { get; private set; }

    /// <summary>Gets day keys by yyyymmdd or UNSET.</summary>
    public IReadOnlyDictionary<string, byte[]> Days => _days;

    /// <summary>Reads a key file.</summary>
    /// <param name="bytes">All of it.</param>
    /// <returns>The keys.</returns>
    /// <exception cref="FormatException">It is no key file; the message says where, without quoting what may be a key.</exception>
    public static KeyFile Parse(ReadOnlySpan<byte> bytes)
    {
        string[] lines = Encoding.Latin1.GetString(bytes).ReplaceLineEndings("\n").Split('\n');
        if (lines[0] != "hushtap-keys 1")
        {
            throw new FormatException("its first line is not 'hushtap-keys 1'");
        }

        KeyFile? keys = null;
        for (int i = 1; i < lines.Length; i++)
        {
            string line = lines[i];
            if (keys is null && line.StartsWith("device=", StringComparison.Ordinal) && JournalHead.IsId(line.AsSpan(7)))
            {
                keys = new KeyFile(line[7..]);
            }
            else if (line.Length > 0 && !line.StartsWith(OwnerLine, StringComparison.Ordinal) && keys?.TryAdd(line) != true)
            {
                throw new FormatException($"line {i + 1} is none of device=, root= and day=");
            }
        }

        return keys ?? throw new FormatException("it does not say which device's keys these are");
    }

    private bool TryAdd(string line)
    {
        int space = line.IndexOf(' ');
        byte[] key = new byte[KeyBytes];
        if (space < 0 || !HexText.TryRead(line.AsSpan(space + 1), key))
        {
            return false;
        }

        if (line.StartsWith("day=", StringComparison.Ordinal))
        {
            return _days.TryAdd(line[4..space], key);
        }

        bool isRoot = Root is null
            && line.StartsWith("root=", StringComparison.Ordinal)
            && long.TryParse(line.AsSpan(5, space - 5), NumberStyles.None, CultureInfo.InvariantCulture, out long boot)
            && (RootBoot = boot) >= 0;
        Root = isRoot ? key : Root;
        return isRoot;
    }
}
