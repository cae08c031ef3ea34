// SPDX-License-Identifier: MIT
using System.Buffers.Binary;
using System.Text;

namespace HushTap.Simulator.Tests;

/// <summary>
/// A card as a recorder without a fault leaves it after the call of <see cref="LeakBench"/>: the stream begins 50 frames before the
/// call, so read frame r is frame r − 50; tests spoil it.
/// </summary>
internal sealed class HandMadeCard
{
    public const string Folder = "HUSHTAP/00001";
    public const string JournalPath = Folder + "/JOURNAL.TXT";
    public const string First = "00001-001-UNSET.WAV";
    public const string Second = "00001-002-UNSET.WAV";
    public const string FirstPath = Folder + "/" + First;
    public const string SecondPath = Folder + "/" + Second;
    public const int Before = 50;
    public const int Rate = 8000;
    public static readonly CallClock Clock = new(5_000_000, Rate);

    /// <param name="lost">Frames lost before read frame 310, that is from frame 260 of the call on.</param>
    public HandMadeCard(int lost = 0)
    {
        Stream.AddRun(0, 310);
        Stream.AddRun(310 + lost, 790);
        Files[FirstPath] = MakeWav([.. LeakBench.Counting(160, 100), .. LeakBench.Counting(260 + lost, 100)]);
        Files[SecondPath] = MakeWav(630 + lost, 270);
        Journal =
        [
            "power-on format=1",
            "withheld first=0 frames=210 reason=on-hook",
            $"segment file={First} first=210",
            $"segment-end file={First} first=210 frames=200 reason=hold-lamp",
            "withheld first=410 frames=270 reason=hold-lamp+mute-lamp",
            $"segment file={Second} first=680",
            $"segment-end file={Second} first=680 frames=270 reason=on-hook",
            "withheld first=950 frames=150 reason=on-hook",
        ];
    }

    public I2sStreamLog Stream { get; } = new(Clock.StartUs(-Before), Rate, 8);

    public Dictionary<string, byte[]> Files { get; } = [];

    public List<string> Journal { get; }

    public Dictionary<string, byte[]> Old { get; } = [];

    public HashSet<TornSector> Torn { get; } = [];

    public BootEnd End { get; set; } = BootEnd.WorldOver;

    public bool CardIsGone { get; set; }

    public List<BootRecord> Later { get; } = [];

    public static byte[] MakeWav(long first, int frames) => MakeWav(LeakBench.Counting(first, frames));

    public static byte[] MakeWav(byte[] audio)
    {
        byte[] wav = new byte[512 + audio.Length];
        void Tag(int at, string tag) => Encoding.ASCII.GetBytes(tag, wav.AsSpan(at));
        void Put(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(at), value);
        Tag(0, "RIFF");
        Put(4, wav.Length - 8);
        Tag(8, "WAVEfmt ");
        Put(16, 16);
        Put(20, 1 | (2 << 16));
        Put(24, Rate);
        Put(28, Rate * 4);
        Put(32, 4 | (16 << 16));
        Tag(36, "JUNK");
        Put(40, 504 - 44);
        Tag(504, "data");
        Put(508, audio.Length);
        audio.CopyTo(wav, 512);
        return wav;
    }

    public CardAccount Account()
    {
        StringBuilder journal = new();
        for (int i = 0; i < Journal.Count; i++)
        {
            journal.Append($"{i} {i * 10} - {Journal[i]}\n");
        }

        Dictionary<string, byte[]> files = new(Files.Concat(Old.Where(o => !Files.ContainsKey(o.Key))));
        files.TryAdd(JournalPath, Encoding.ASCII.GetBytes(journal.ToString()));
        BootRecord boot = new()
        {
            StartUs = 400_000, EndUs = Clock.EndUs(1200), End = End, Streams = [Stream], Folders = [Folder],
        };
        return CardAccount.Of(new CardEvidence
        {
            Paths = [.. files.Keys.Where(p => files[p] is not null)],
            Read = path => files[path],
            Boots = [boot, .. Later],
            Rules = LeakBench.Rules(),
            Clock = Clock,
            Scanner = LeakBench.Scanner,
            Before = Old,
            TornSectors = Torn,
            CardIsGone = CardIsGone,
        });
    }
}
