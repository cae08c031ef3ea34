// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HushTap.Vectors;

/// <summary>
/// A second writer of FORMAT.md, for tests: sheer and slow, with .NET's own cryptography, sharing no code with firmware or reader. It writes
/// what a device would have written; time goes on by what is recorded.
/// </summary>
public sealed class DeviceWriter
{
    public const int Rate = 8000;

    private const int Sector = 512;
    private const int Piece = 8192;
    private static readonly byte[] s_zeros = new byte[16];
    private readonly CardImage _card;
    private readonly Dictionary<int, MemoryStream> _journals = [];
    private byte[]? _key;
    private byte[] _lineKey = [];
    private byte[] _digest = s_zeros;
    private long _line;
    private long _frame;
    private int _call;
    private int _segment;
    private int _sample;
    private DateTime? _utc;
    private bool _isMany;

    public DeviceWriter(CardImage card, string device = "DESK-0001", byte[]? root = null, DateTime? utc = null)
    {
        (_card, Device, _key) = (card, device, root);
        _utc = utc ?? new DateTime(2026, 7, 24, 10, 11, 10, DateTimeKind.Utc);
    }

    /// <summary>Gets or sets the key of the day; null writes WAV.</summary>
    public byte[]? DayKey { get; set; }

    /// <summary>Gets or sets what gives so many frames of sound; null counts up.</summary>
    public Func<int, byte[]>? Sound { get; set; }

    public string Device { get; }

    public long Boot { get; private set; }

    public int Folder { get; private set; }

    public long LastLine => _line - 1;

    public string LastDigest => Convert.ToHexString(_digest);

    public long Frame => _frame;

    private string FolderPath => $"HUSHTAP/{Folder:00000}";

    private string Utc => _utc?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "-";

    private string BasicUtc => _utc?.ToString("yyyyMMddTHHmmssZ", CultureInfo.InvariantCulture) ?? "UNSET";

    private string Clock => _utc is null ? "unset" : "set";

    public static byte[] D(string label, params byte[][] parts) => H(Encoding.ASCII.GetBytes(label), parts)[..16];

    public static byte[] H(byte[] key, params byte[][] parts) => HMACSHA256.HashData(key, (byte[])[.. parts.SelectMany(part => part)]);

    public void PowerOn(params string[] more)
    {
        Boot++;
        _line = 0;
        _frame = 0;
        _call = 0;
        _digest = s_zeros;
        if (_key is not null)
        {
            if (Boot > 1)
            {
                _key = H(_key, "hushtap boot 1"u8.ToArray());
            }

            _lineKey = H(_key, "hushtap session 1"u8.ToArray());
        }

        Begin("power-on", more);
    }

    public void CardIn() => Begin("card-in", []);

    public void FolderFull() => Begin("folder-full", []);

    public void Call()
    {
        _call++;
        _segment = 0;
        Append(Line($"call call={_call} first={_frame}"));
    }

    public void CallEnd() => Append(Line($"call-end call={_call} first={_frame}"));

    public void Withheld(long frames, string reason)
    {
        Append(Line($"withheld first={_frame} frames={frames} reason={reason}"));
        Pass(frames);
    }

    public void Gap(long least, long most) => Append(Line($"gap first={_frame} frames-min={least} frames-max={most}"));

    /// <summary>Writes a whole segment.</summary>
    /// <returns>Its path.</returns>
    public string Segment(int frames, string reason = "hold-lamp")
    {
        OpenSegment open = Open();
        byte[] body = Body(open, Sound?.Invoke(frames) ?? Audio(frames));
        byte[] header = Header(open, body.Length, reason);
        _card[open.Path] = [.. header, .. body];
        Append(Line($"segment-end file={open.Name} first={open.First} frames={frames} reason={reason} digest={Hex(AudioDigest(body))} header={Hex(D("hushtap header 1", header))} used-kib=96"));
        Pass(frames);
        return open.Path;
    }

    /// <summary>Writes a segment that is open when the power fails: so many whole pieces are committed, and some bytes more are there.</summary>
    public OpenSegment Cut(int pieces, int moreBytes)
    {
        OpenSegment open = Open();
        byte[] body = Body(open, Audio((pieces * Piece + moreBytes) / 4));
        int stride = open.IsEncrypted ? Piece + Sector : Piece;
        byte[] header = Header(open, pieces * stride, "power-cut");
        if (pieces > 0)
        {
            Append(Line($"commit file={open.Name} frames={pieces * Piece / 4} digest={Hex(AudioDigest(body[..(pieces * stride)]))} used-kib=64"));
        }

        _card[open.Path] = [.. header, .. body];
        return open;
    }

    /// <summary>What the next power-on does with that segment, and says of it.</summary>
    public void Recover(OpenSegment open)
    {
        byte[] body = _card[open.Path][Sector..];
        byte[] header = Header(open, body.Length, "power-cut");
        _card[open.Path] = [.. header, .. body];
        int audio = open.IsEncrypted ? body.Length - ((body.Length + Piece + Sector - 1) / (Piece + Sector) * Sector) : body.Length;
        Append(Line($"recovered folder={open.Folder:00000} file={open.Name} frames={audio / 4} digest={Hex(AudioDigest(body))} header={Hex(D("hushtap header 1", header))}"));
    }

    public void Erase(int folder, int call, bool finish = true)
    {
        Append(Line($"erase folder={folder:00000} call={call} reason=age"));
        foreach (string path in _card.Files.Keys.Where(path => path.StartsWith($"HUSHTAP/{folder:00000}/{call:00000}-", StringComparison.Ordinal)).ToArray())
        {
            _card.Files.Remove(path);
        }

        if (finish)
        {
            Append(Line($"erased folder={folder:00000} call={call} files=1 bytes=1"));
        }
    }

    /// <summary>Does much in one folder, and gives the card its journal once.</summary>
    public void Many(Action work)
    {
        _isMany = true;
        work();
        _isMany = false;
        Append();
    }

    /// <summary>Appends any line, sealed.</summary>
    public void Say(string words) => Append(Line(words));

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);

    private byte[] AudioDigest(byte[] body)
    {
        int stride = DayKey is null ? Piece : Piece + Sector;
        return body.Chunk(stride).Aggregate(s_zeros, (digest, piece) => D("hushtap audio 1", digest, piece));
    }

    private void Begin(string reason, string[] more)
    {
        int before = _card.Files.Keys.Where(path => path.StartsWith("HUSHTAP/", StringComparison.Ordinal)).Select(path => int.Parse(path.Split('/')[1], CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
        Folder = before + 1;
        string card = _card.Files.ContainsKey("CARD.TXT") ? "5EED5EED5EED5EED" : "-";
        string head = $"hushtap-journal 1 device={Device} boot={Boot} folder={Folder:00000} card={card} room-kib=31154688 lost-kib=0 after={Hex(_digest)}";
        string sealedHead = $"{head} *{Hex(D("hushtap journal 1", s_zeros, Encoding.ASCII.GetBytes(head)))}\n";
        _journals[Folder] = new MemoryStream();
        List<string> lines = [sealedHead, Line($"{reason} folder={Folder:00000} card={card} settings=00000000")];
        if (before > 0 && reason != "folder-full")
        {
            byte[] journal = _card.Files.GetValueOrDefault($"HUSHTAP/{before:00000}/JOURNAL.TXT", []);
            string? last = Encoding.ASCII.GetString(journal).Split('\n').LastOrDefault(line => line.Trim(' ').Length > 0 && !line.StartsWith("hushtap", StringComparison.Ordinal));
            string end = last is null ? "line=- digest=-" : $"line={last.Split(' ')[0]} digest={last[(last.LastIndexOf('*') + 1)..].Split('.')[0]}";
            lines.Add(Line($"previous folder={before:00000} bytes={journal.Length} {end}"));
        }

        lines.Add(Line("space used-kib=32 source=card-txt"));
        lines.AddRange(more.Select(Line));
        Append([.. lines]);
    }

    private string Line(string words)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{_line} {(_frame / 8) + 120} {Utc} {words}");
        _digest = D("hushtap journal 1", _digest, Encoding.ASCII.GetBytes(text));
        string tag = string.Empty;
        if (_key is not null)
        {
            tag = "." + Hex(H(_lineKey, _digest)[..16]);
            _lineKey = H(_lineKey, "hushtap line 1"u8.ToArray());
        }

        _line++;
        return $"{text} *{Hex(_digest)}{tag}\n";
    }

    private void Append(params string[] lines)
    {
        MemoryStream journal = _journals[Folder];
        journal.Write(Encoding.ASCII.GetBytes(string.Concat(lines)));
        int missing = (int)((Sector - (journal.Length % Sector)) % Sector);
        if (missing > 0)
        {
            journal.Write(Encoding.ASCII.GetBytes(new string(' ', missing - 1) + "\n"));
        }

        if (!_isMany)
        {
            _card[$"{FolderPath}/JOURNAL.TXT"] = journal.ToArray();
        }
    }

    private OpenSegment Open()
    {
        _segment++;
        string name = $"{_call:00000}-{_segment:0000}-{BasicUtc}.{(DayKey is null ? "WAV" : "HTE")}";
        byte[] nonce = D("nonce", Encoding.ASCII.GetBytes(name), BitConverter.GetBytes(Boot));
        string comment = $"hushtap device={Device} boot={Boot} call={_call} segment={_segment} first={_frame} start={Utc} clock={Clock} settings=00000000 end=";
        OpenSegment open = new(Folder, name, _frame, nonce, comment, DayKey is not null);
        string keys = DayKey is null ? string.Empty : $" day={_utc?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "UNSET"} nonce={Hex(nonce)}";
        Append(Line($"segment file={name} first={_frame} rate={Rate} clock={Clock} settings=00000000{keys}"));
        return open;
    }

    /// <summary>Frames that count up, so that no two stretches are alike; the first 2560 are those of FORMAT.md §10.</summary>
    private byte[] Audio(int frames)
    {
        byte[] audio = new byte[frames * 4];
        for (int i = 0; i < frames; i++, _sample++)
        {
            short value = (short)((_sample % 2000) + (_sample / 2560 % 8 * 2000));
            BitConverter.TryWriteBytes(audio.AsSpan(4 * i), value);
            BitConverter.TryWriteBytes(audio.AsSpan((4 * i) + 2), (short)-value);
        }

        return audio;
    }

    private byte[] Header(OpenSegment open, int bodyBytes, string reason)
    {
        byte[] comment = Encoding.ASCII.GetBytes(open.Comment + reason);
        byte[] header = new byte[Sector];
        using BinaryWriter writer = new(new MemoryStream(header));
        if (open.IsEncrypted)
        {
            byte[] day = Encoding.ASCII.GetBytes((_utc?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "UNSET").PadRight(8, '\0'));
            writer.Write([.. "HUSHTAPE"u8, 1, 0, 2, 0, .. BitConverter.GetBytes(Rate), .. open.Nonce, .. day, .. BitConverter.GetBytes(comment.Length), .. comment]);
            writer.Seek(504, SeekOrigin.Begin);
            writer.Write((ulong)bodyBytes);
            return header;
        }

        int padded = (comment.Length + 2) & ~1;
        writer.Write([.. "RIFF"u8, .. BitConverter.GetBytes(504 + bodyBytes), .. "WAVEfmt "u8]);
        writer.Write([.. BitConverter.GetBytes(16), 1, 0, 2, 0, .. BitConverter.GetBytes(Rate), .. BitConverter.GetBytes(4 * Rate), 4, 0, 16, 0]);
        writer.Write([.. "LIST"u8, .. BitConverter.GetBytes(12 + padded), .. "INFOICMT"u8, .. BitConverter.GetBytes(padded), .. comment]);
        writer.Seek(56 + padded, SeekOrigin.Begin);
        writer.Write([.. "JUNK"u8, .. BitConverter.GetBytes(504 - 64 - padded)]);
        writer.Seek(504, SeekOrigin.Begin);
        writer.Write([.. "data"u8, .. BitConverter.GetBytes(bodyBytes)]);
        return header;
    }

    private byte[] Body(OpenSegment open, byte[] audio)
    {
        if (!open.IsEncrypted)
        {
            return audio;
        }

        byte[] context = [.. Encoding.ASCII.GetBytes($"{open.Folder:00000}/{open.Name}"), .. open.Nonce];
        using Aes aes = Aes.Create();
        aes.Key = H(DayKey!, "hushtap enc 1"u8.ToArray(), context)[..16];
        byte[] tagKey = H(DayKey!, "hushtap mac 1"u8.ToArray(), context);
        List<byte> body = [];
        foreach ((int number, byte[] plain) in audio.Chunk(Piece).Index())
        {
            byte[] iv = D("iv", open.Nonce, BitConverter.GetBytes(number));
            byte[] cipher = aes.EncryptCbc(plain, iv, PaddingMode.None);
            byte[] place = [.. BitConverter.GetBytes(number), .. BitConverter.GetBytes(plain.Length)];
            body.AddRange([.. "HTER"u8, .. place, 0, 0, 0, 0, .. iv, .. H(tagKey, place, iv, cipher), .. new byte[448], .. cipher]);
        }

        return [.. body];
    }

    private void Pass(long frames)
    {
        _frame += frames;
        _utc = _utc?.AddMilliseconds(frames * 1000.0 / Rate);
    }
}
