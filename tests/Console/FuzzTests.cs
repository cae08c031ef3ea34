// SPDX-License-Identifier: MIT
extern alias console;

using System.Text;
using console::HushTap.Console;
using CsCheck;
using HushTap.Console.Tests.Support;
using HushTap.Simulator;

namespace HushTap.Console.Tests;

/// <summary>Lines that nobody would type. HUSHTAP_LONG=1 sends ten million.</summary>
public class FuzzTests
{
    private const int LinesPerWorld = 600;

    private static readonly string[] s_seeds =
    [
        "help", "help set", "hello", "status", "why", "get", "get hook.lag-ms", "set hook.lag-ms 5", "set sample-rate 16000", "save", "discard", "defaults",
        "dump", "time", "time set 2026-07-24T10:11:12Z", "calls", "log", "log 32", "learn on 2", "learn off", "test", "test card", "unlock", "lock",
        "unlock 0000000000000000000000000000000000000000000000000000000000000000", "key", "erase keys", "erase call 1 1", "reboot", "@7 why", "@7 hello*0000",
        "key set owner 0102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F20", "key set root 5 00", "key erase day 20260724",
    ];

    private static bool IsLong => Environment.GetEnvironmentVariable("HUSHTAP_LONG") == "1";

    private static Gen<byte[]> Line { get; } = Gen.Select(Gen.Int[0, s_seeds.Length - 1], Gen.Int[0, 4], Gen.Byte.Array[0, 140], Gen.Int[0, 139], Gen.Int[0, 9])
        .Select((seed, cuts, noise, at, kind) => Mutate(Encoding.ASCII.GetBytes(s_seeds[seed]), cuts, noise, at, kind));

    [Fact]
    public void Every_line_has_exactly_one_final_answer_and_the_card_is_the_same_as_without()
    {
        byte[] keys = ClaimedKeys();
        WorldSpec quiet = Desk.Spec(seconds: 50, offHook: [(1, 48)], hold: [(10, 15), (30, 33)]) with
        {
            InternalBefore = new Dictionary<string, byte[]>
            {
                ["SETTINGS.A"] = Desk.Spec().Settings.ToFile(),
                ["KEYS.A"] = keys,
            },
        };
        WorldRun without = Desk.Play(quiet, []).Run;
        long worlds = IsLong ? 10_000_000 / LinesPerWorld : 2;
        for (long world = 0; world < worlds; world++)
        {
            byte[][] lines = [.. Line.Array[LinesPerWorld].Generate(new PCG((uint)world + 1, 7), null, out _)];
            FuzzPc pc = new(lines);
            WorldRun with = pc.Play(quiet);
            Assert.Equal("", pc.Fault);
            Assert.True(pc.Done > LinesPerWorld / 2, $"{pc.Done} lines");
            Assert.Single(with.Boots);
            Assert.Empty(with.Boots[0].Unhandled);
            Assert.Empty(with.Boots[0].Misuse);
            Assert.Equal(AudioOf(without), AudioOf(with));
            Assert.Equal(JournalOf(without), JournalOf(with));
        }
    }

    [Fact]
    public void Framer_and_parser_take_any_bytes_and_keep_what_they_are_given() =>
        Gen.Byte.Array[0, 400].Sample(
            bytes =>
            {
                LineFramer framer = new();
                Request request = new();
                foreach (byte value in bytes)
                {
                    LineState state = framer.Take(value);
                    Assert.InRange(framer.Length, 0, 120);
                    if (state == LineState.None)
                    {
                        continue;
                    }

                    request.Parse(framer.Line, framer.Length);
                    Assert.InRange(request.Number, -1, 65535);
                    Assert.InRange(request.Words, 0, 60);
                    byte[] key = new byte[32];
                    for (int word = 0; word < 8; word++)
                    {
                        request.TryNumber(word, out int number);
                        Assert.InRange(number, 0, 999_999_999);
                        request.TryHex(word, key);
                        request.Is(word, "key");
                    }

                    framer.Clear();
                }
            },
            iter: IsLong ? 1_000_000 : 2_000);

    [Fact]
    public void A_request_is_taken_apart_as_a_naive_reader_does() =>
        Gen.Select(Gen.Int[-1, 65535], Gen.String[Gen.Char['!', '~'], 1, 8].Array[1, 5], Gen.Int[1, 3], Gen.Bool).Sample((number, words, blanks, isChecked) =>
        {
            string[] clean = [.. words.Select(w => w.Replace('*', '+').Replace('@', 'a'))];
            string text = (number >= 0 ? $"@{number} " : "") + string.Join(new string(' ', blanks), clean);
            text += isChecked ? "*" + Pc.Crc(text).ToString("x4", System.Globalization.CultureInfo.InvariantCulture) : "";
            byte[] line = Encoding.ASCII.GetBytes(text);
            Request request = new();
            request.Parse(line, line.Length);
            Assert.Equal(number, request.Number);
            Assert.Equal(clean.Length, request.Words);
            Assert.True(request.IsSound);
            Assert.Equal(isChecked, request.HasChecksum);
            Assert.All(Enumerable.Range(0, clean.Length), i => Assert.True(request.Is(i, clean[i])));
        });


    private static byte[] Mutate(byte[] line, int cuts, byte[] noise, int at, int kind)
    {
        List<byte> bytes = [.. line];
        for (int i = 0; i < cuts && bytes.Count > 0; i++)
        {
            int place = (at + (i * 7)) % bytes.Count;
            byte value = i < noise.Length ? noise[i] : (byte)' ';
            switch ((kind + i) % 4)
            {
                case 0: bytes[place] = value; break;
                case 1: bytes.RemoveAt(place); break;
                case 2: bytes.Insert(place, (byte)(32 + (value % 95))); break;
                default: bytes.InsertRange(place, bytes.GetRange(0, bytes.Count / 2)); break;
            }
        }

        if (kind == 9)
        {
            bytes = [.. noise];
        }

        return [.. bytes.Select(b => b is (byte)'\n' or (byte)'\r' ? (byte)' ' : b)];
    }

    private static byte[] ClaimedKeys()
    {
        (WorldRun run, Pc pc) = Desk.Play(Desk.Spec(), ["> key set owner FFEEDDCCBBAA99887766554433221100FFEEDDCCBBAA99887766554433221100"]);
        Assert.Equal(["ok"], pc.Finals);
        return run.ReadInternal("KEYS.A")!;
    }

    private static IEnumerable<string> AudioOf(WorldRun run) =>
        run.CardPaths.Where(p => p.EndsWith(".WAV", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(p => p + " " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(run.ReadCard(p))));

    /// <summary>Event and what it says, but for the console's own events, and without numbers and times of lines.</summary>
    private static IEnumerable<string> JournalOf(WorldRun run) =>
        run.CardPaths.Where(p => p.EndsWith("JOURNAL.TXT", StringComparison.Ordinal))
            .SelectMany(p => Encoding.ASCII.GetString(run.ReadCard(p)).Split('\n'))
            .Where(l => char.IsAsciiDigit(l.FirstOrDefault()))
            .Select(l => l.Split(' ')[3..])
            .Where(l => l[0] is not ("unlock" or "unlock-failed" or "key" or "settings-saved" or "restart" or "clock"))
            .Select(l => string.Join(' ', l.Where(w => !w.StartsWith('*'))));

    /// <summary>Sends a line, then a probe with a number, and waits for the probe's answer; counts the finals in between.</summary>
    private sealed class FuzzPc(byte[][] lines)
    {
        private readonly StringBuilder _partial = new();
        private SerialPeer? _peer;
        private int _finals;

        public int Done { get; private set; }

        public string Fault { get; private set; } = "";

        public WorldRun Play(WorldSpec spec)
        {
            World world = new(spec, LyratBoard.Wiring, new CountingAudio(), new Nobody());
            _peer = world.Console;
            _peer.Heard += OnHeard;
            Next(5_200_000);
            return world.Run(LyratBoard.Firmware);
        }

        private void Next(long atUs)
        {
            _finals = 0;
            _peer!.Send(atUs, lines[Done % lines.Length]);
            _peer.Send(atUs, $"\n@{Done % 60000} lock\n");
        }

        private void OnHeard(long atUs, ReadOnlyMemory<byte> bytes)
        {
            foreach (byte value in bytes.Span)
            {
                if (value != '\n')
                {
                    _partial.Append((char)value);
                    continue;
                }

                string line = _partial.ToString().TrimEnd('\r');
                _partial.Clear();
                Take(line, atUs + (bytes.Length * 87) + 1000);
            }
        }

        private void Take(string line, long nowUs)
        {
            if (line == $"@{Done % 60000} ok")
            {
                int expected = Expected(lines[Done % lines.Length]);
                if (_finals != expected && Fault.Length == 0)
                {
                    Fault = $"{_finals} finals instead of {expected} for {Encoding.Latin1.GetString(lines[Done % lines.Length])}";
                }

                Done++;
                if (Done < lines.Length)
                {
                    Next(nowUs);
                }

                return;
            }

            string bare = line.StartsWith('@') && line.Contains(' ', StringComparison.Ordinal) ? line[(line.IndexOf(' ') + 1)..] : line;
            int end = bare.LastIndexOf('*');
            bare = end >= 0 && end == bare.Length - 5 ? bare[..end] : bare;
            _finals += bare == "ok" || bare.StartsWith("ok ", StringComparison.Ordinal) || bare.StartsWith("error ", StringComparison.Ordinal) ? 1 : 0;
        }

        private static int Expected(byte[] line)
        {
            List<byte> kept = [];
            bool isSpoilt = false;
            foreach (byte value in line)
            {
                if (value is 8 or 127)
                {
                    if (kept.Count > 0)
                    {
                        kept.RemoveAt(kept.Count - 1);
                    }
                }
                else if (value is < 32 or > 126 || kept.Count == 120)
                {
                    isSpoilt = true;
                }
                else
                {
                    kept.Add(value);
                }
            }

            return isSpoilt || Encoding.ASCII.GetString([.. kept]).Trim(' ').Length > 0 ? 1 : 0;
        }

        private sealed class Nobody : IWriteWitness
        {
            public void OnBytes(string path, long position, ReadOnlySpan<byte> bytes)
            {
            }

            public void OnName(string operation, string path)
            {
            }
        }
    }
}
