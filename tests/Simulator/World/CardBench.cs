// SPDX-License-Identifier: MIT
namespace HushTap.Simulator.Tests;

/// <summary>A card and an internal drive with a CPU that only waits.</summary>
internal sealed class CardBench : IWriteWitness
{
    public const int CreateNew = 1;
    public const int Create = 2;
    public const int Existing = 3;
    public const int Append = 6;
    public const int ReadOnly = 1;
    public const int ReadWrite = 3;

    public CardBench(CardSpec? spec = null, ulong seed = 1)
    {
        Card = new CardModel(spec ?? new CardSpec(), SeededRandom.For(seed, "card"), null);
        Internal = new InternalDrive(new Dictionary<string, byte[]>(), SeededRandom.For(seed, "internal"), null);
        Files = new FilesModel(Card, Internal, Clock, Pool, this);
    }

    public FakeClock Clock { get; private set; } = new();

    public DmaPool Pool { get; private set; } = new();

    public CardModel Card { get; }

    public InternalDrive Internal { get; }

    public FilesModel Files { get; private set; }

    public List<(string Path, long Position, byte[] Bytes)> Seen { get; } = [];

    public List<string> Names { get; } = [];

    public static byte[] Pattern(int count, int first = 0) => [.. Enumerable.Range(first, count).Select(i => (byte)(i * 7 + (i >> 8)))];

    public static CardBench Mounted(CardSpec? spec = null, ulong seed = 1)
    {
        CardBench bench = new(spec, seed);
        bench.Files.Mount(0, true, 1);
        return bench;
    }

    /// <summary>Power goes: now, or at the instant that the clock stopped at. Then it comes back.</summary>
    public void Restart()
    {
        Card.Cut(Clock.WorldUs);
        Internal.Cut(Clock.WorldUs);
        Clock = new FakeClock { WorldUs = Clock.WorldUs + 1_000_000 };
        Pool = new DmaPool();
        Files = new FilesModel(Card, Internal, Clock, Pool, this);
        Files.Mount(0, true, 1);
    }

    public void WriteNew(string path, byte[] content)
    {
        int handle = Files.Open(path, CreateNew, ReadWrite);
        Files.Write(handle, content, 0, content.Length);
        Files.Close(handle);
    }

    public byte[] ReadAll(string path)
    {
        int handle = Files.Open(path, Existing, ReadOnly);
        byte[] all = new byte[Files.GetLength(handle)];
        Files.Read(handle, all, 0, all.Length);
        Files.Close(handle);
        return all;
    }

    public void OnBytes(string path, long position, ReadOnlySpan<byte> bytes) => Seen.Add((path, position, bytes.ToArray()));

    public void OnName(string operation, string path) => Names.Add(operation + " " + path);
}
