// SPDX-License-Identifier: MIT
namespace HushTap.Simulator.Tests;

public sealed class CardModelTests
{
    private const string Path = "D:\\A.BIN";

    [Fact]
    public void A_closed_file_survives_a_power_cut_and_names_ignore_case()
    {
        CardBench bench = CardBench.Mounted();
        byte[] content = CardBench.Pattern(40_000);
        bench.WriteNew(Path, content);
        bench.Restart();
        Assert.Equal(content, bench.ReadAll("d:/a.bin"));
    }

    [Fact]
    public void An_open_file_falls_back_to_the_length_of_its_last_close()
    {
        CardBench bench = CardBench.Mounted();
        bench.WriteNew(Path, CardBench.Pattern(1024));
        int handle = bench.Files.Open(Path, CardBench.Append, CardBench.ReadWrite);
        bench.Files.Write(handle, CardBench.Pattern(8192), 0, 8192);
        bench.Files.Flush(handle);
        Assert.Equal(9216, bench.Files.GetLength(handle));
        bench.Restart();
        Assert.Equal(CardBench.Pattern(1024), bench.ReadAll(Path));
    }

    [Fact]
    public void A_driver_that_syncs_each_write_keeps_it()
    {
        CardBench bench = CardBench.Mounted(new CardSpec { Durability = Durability.SyncEachWrite });
        int handle = bench.Files.Open(Path, CardBench.CreateNew, CardBench.ReadWrite);
        bench.Files.Write(handle, CardBench.Pattern(8192), 0, 8192);
        bench.Restart();
        Assert.Equal(CardBench.Pattern(8192), bench.ReadAll(Path));
    }

    [Fact]
    public void A_new_file_that_was_never_closed_is_empty_or_absent_by_the_seed()
    {
        HashSet<bool> fates = [];
        for (ulong seed = 1; seed <= 20; seed++)
        {
            CardBench bench = CardBench.Mounted(seed: seed);
            int handle = bench.Files.Open(Path, CardBench.CreateNew, CardBench.ReadWrite);
            bench.Files.Write(handle, CardBench.Pattern(512), 0, 512);
            bench.Restart();
            bool isThere = bench.Files.FileExists(Path);
            fates.Add(isThere);
            Assert.True(!isThere || bench.ReadAll(Path).Length == 0);
        }

        Assert.Equal(2, fates.Count);
    }

    [Fact]
    public void A_committed_sector_in_flight_is_old_new_or_garbage()
    {
        byte[] old = CardBench.Pattern(1024);
        byte[] fresh = [.. old.Select(b => (byte)~b)];
        HashSet<string> fates = [];
        for (ulong seed = 1; seed <= 60; seed++)
        {
            CardBench bench = CardBench.Mounted(seed: seed);
            bench.WriteNew(Path, old);
            int handle = bench.Files.Open(Path, CardBench.Existing, CardBench.ReadWrite);
            bench.Clock.PowerOffUs = bench.Clock.WorldUs + 1_500;
            Assert.Throws<PowerLostException>(() => bench.Files.Write(handle, fresh, 0, 512));
            bench.Restart();
            byte[] after = bench.ReadAll(Path);
            Assert.Equal(old[512..], after[512..]);
            bool isOld = after.AsSpan(0, 512).SequenceEqual(old.AsSpan(0, 512));
            bool isNew = after.AsSpan(0, 512).SequenceEqual(fresh.AsSpan(0, 512));
            fates.Add(isOld ? "old" : isNew ? "new" : "garbage");
            Assert.Equal(!isOld && !isNew, bench.Card.Torn.Contains(new TornSector("A.BIN", 0)));
        }

        Assert.Equal(["garbage", "new", "old"], fates.Order());
    }

    [Fact]
    public void A_full_sector_written_before_the_one_in_flight_is_new()
    {
        CardBench bench = CardBench.Mounted();
        bench.WriteNew(Path, CardBench.Pattern(1024));
        int handle = bench.Files.Open(Path, CardBench.Existing, CardBench.ReadWrite);
        byte[] fresh = new byte[512];
        bench.Files.Write(handle, fresh, 0, 512);
        bench.Restart();
        Assert.Equal(fresh, bench.ReadAll(Path)[..512]);
    }

    [Fact]
    public void A_close_in_flight_commits_or_does_not()
    {
        HashSet<int> lengths = [];
        for (ulong seed = 1; seed <= 40; seed++)
        {
            CardBench bench = CardBench.Mounted(seed: seed);
            bench.WriteNew(Path, CardBench.Pattern(512));
            int handle = bench.Files.Open(Path, CardBench.Append, CardBench.ReadWrite);
            bench.Files.Write(handle, CardBench.Pattern(512, 512), 0, 512);
            bench.Clock.PowerOffUs = bench.Clock.WorldUs + 5_900;
            Assert.Throws<PowerLostException>(() => bench.Files.Close(handle));
            bench.Restart();
            byte[] after = bench.ReadAll(Path);
            Assert.Equal(CardBench.Pattern(after.Length), after);
            lengths.Add(after.Length);
        }

        Assert.Equal([512, 1024], lengths.Order());
    }

    [Fact]
    public void After_power_is_gone_nothing_more_is_written_or_witnessed()
    {
        CardBench bench = CardBench.Mounted();
        bench.WriteNew(Path, CardBench.Pattern(512));
        int handle = bench.Files.Open(Path, CardBench.Existing, CardBench.ReadWrite);
        int seen = bench.Seen.Count;
        bench.Clock.PowerOffUs = bench.Clock.WorldUs;
        Assert.Throws<PowerLostException>(() => bench.Files.Write(handle, new byte[512], 0, 512));
        Assert.Throws<PowerLostException>(() => bench.Files.Close(handle));
        Assert.Equal(seen, bench.Seen.Count);
        bench.Restart();
        Assert.Equal(CardBench.Pattern(512), bench.ReadAll(Path));
    }

    [Fact]
    public void A_write_takes_two_milliseconds_a_sector_and_a_stall_takes_its_time_once()
    {
        CardBench bench = CardBench.Mounted(new CardSpec { Stalls = [(2_000_000, 900)] });
        int handle = bench.Files.Open(Path, CardBench.CreateNew, CardBench.ReadWrite);
        long before = bench.Clock.WorldUs;
        bench.Files.Write(handle, new byte[8192], 0, 8192);
        Assert.InRange(bench.Clock.WorldUs - before, 32_000, 41_000);
        bench.Clock.WorldUs = 2_100_000;
        bench.Files.Write(handle, new byte[512], 0, 512);
        Assert.InRange(bench.Clock.WorldUs, 3_000_000, 3_000_500);
        bench.Files.Write(handle, new byte[512], 0, 512);
        Assert.InRange(bench.Clock.WorldUs, 3_002_000, 3_004_000);
        Assert.Equal(900_000, bench.Card.LongestOperationUs);
    }

    [Fact]
    public void A_pulled_card_fails_slowly_stays_mounted_and_kills_its_handles_for_good()
    {
        CardBench bench = CardBench.Mounted(new CardSpec { OutUs = [(2_000_000, 3_000_000)] });
        bench.WriteNew("D:\\OLD.BIN", CardBench.Pattern(512));
        int handle = bench.Files.Open(Path, CardBench.CreateNew, CardBench.ReadWrite);
        bench.Clock.WorldUs = 2_000_000;
        Exception error = Assert.Throws<Exception>(() => bench.Files.Write(handle, new byte[512], 0, 512));
        Assert.Contains("0xE0000000", error.Message, StringComparison.Ordinal);
        Assert.InRange(bench.Clock.WorldUs, 2_010_000, 7_010_000);
        Assert.True(bench.Files.IsMounted(0));
        bench.Clock.WorldUs = 8_000_000;
        Assert.Throws<Exception>(() => bench.Files.Open("D:\\B.BIN", CardBench.CreateNew, CardBench.ReadWrite));
        bench.Files.Unmount(0);
        bench.Files.Mount(0, true, 1);
        Assert.Throws<Exception>(() => bench.Files.Write(handle, new byte[512], 0, 512));
        Assert.Equal(CardBench.Pattern(512), bench.ReadAll("D:\\OLD.BIN"));
        int used = bench.Pool.UsedBytes;
        Assert.Throws<Exception>(() => bench.Files.Close(handle));
        Assert.Equal(used - DmaPool.OpenFileBytes, bench.Pool.UsedBytes);
    }

    [Fact]
    public void A_card_that_is_out_cannot_be_mounted()
    {
        CardBench bench = new(new CardSpec { OutUs = [(0, 5_000_000)] });
        Assert.Throws<Exception>(() => bench.Files.Mount(0, true, 1));
        Assert.False(bench.Files.IsMounted(0));
        Assert.Throws<Exception>(() => bench.Files.Open(Path, CardBench.CreateNew, CardBench.ReadWrite));
        bench.Clock.WorldUs = 5_000_000;
        bench.Files.Mount(0, true, 1);
        bench.WriteNew(Path, CardBench.Pattern(10));
    }

    [Fact]
    public void A_pull_in_the_middle_of_a_write_loses_it()
    {
        CardBench bench = CardBench.Mounted(new CardSpec { OutUs = [(1_500_000, 1_600_000)] });
        bench.WriteNew(Path, CardBench.Pattern(512));
        int handle = bench.Files.Open(Path, CardBench.Append, CardBench.ReadWrite);
        bench.Clock.WorldUs = 1_499_000;
        Assert.Throws<Exception>(() => bench.Files.Write(handle, new byte[4096], 0, 4096));
        bench.Clock.WorldUs = Math.Max(bench.Clock.WorldUs, 1_600_000);
        bench.Files.Unmount(0);
        bench.Files.Mount(0, true, 1);
        Assert.Equal(CardBench.Pattern(512), bench.ReadAll(Path));
    }

    [Fact]
    public void A_full_card_takes_a_part_of_the_block_and_throws()
    {
        CardBench bench = CardBench.Mounted(new CardSpec { Bytes = 4 * 16_384 });
        int handle = bench.Files.Open(Path, CardBench.CreateNew, CardBench.ReadWrite);
        Assert.Throws<Exception>(() => bench.Files.Write(handle, new byte[100_000], 0, 100_000));
        Assert.Equal(3 * 16_384, bench.Files.GetLength(handle));
        bench.Files.Close(handle);
        int second = bench.Files.Open("D:\\B.BIN", CardBench.CreateNew, CardBench.ReadWrite);
        Assert.Throws<Exception>(() => bench.Files.Write(second, new byte[1], 0, 1));
        bench.Files.Close(second);
        bench.Files.DeleteFile(Path);
        int third = bench.Files.Open("D:\\C.BIN", CardBench.CreateNew, CardBench.ReadWrite);
        bench.Files.Write(third, new byte[16_384], 0, 16_384);
        bench.Files.Close(third);
    }

    [Fact]
    public void SetLength_beyond_the_room_throws_and_keeps_the_clusters_until_the_file_is_deleted()
    {
        CardBench bench = CardBench.Mounted(new CardSpec { Bytes = 8 * 16_384 });
        int handle = bench.Files.Open(Path, CardBench.CreateNew, CardBench.ReadWrite);
        Assert.Throws<Exception>(() => bench.Files.SetLength(handle, 1_000_000));
        Assert.Equal(0, bench.Files.GetLength(handle));
        Assert.Equal(0, bench.Card.Volume.FreeClusters);
        bench.Files.Close(handle);
        bench.Files.DeleteFile(Path);
        Assert.Equal(7, bench.Card.Volume.FreeClusters);
    }

    [Fact]
    public void Clusters_of_a_lost_tail_stay_taken_after_a_power_cut()
    {
        CardBench bench = CardBench.Mounted();
        bench.WriteNew(Path, CardBench.Pattern(512));
        long free = bench.Card.Volume.FreeClusters;
        int handle = bench.Files.Open(Path, CardBench.Append, CardBench.ReadWrite);
        bench.Files.Write(handle, new byte[40_000], 0, 40_000);
        bench.Restart();
        Assert.Equal(free - 2, bench.Card.Volume.FreeClusters);
    }

    [Fact]
    public void The_sixth_open_file_is_refused_and_each_takes_memory()
    {
        CardBench bench = CardBench.Mounted();
        for (int i = 0; i < 5; i++)
        {
            bench.Files.Open($"D:\\{i}.BIN", CardBench.CreateNew, CardBench.ReadWrite);
        }

        Assert.Equal(5 * DmaPool.OpenFileBytes, bench.Pool.UsedBytes);
        Assert.Throws<Exception>(() => bench.Files.Open("D:\\5.BIN", CardBench.CreateNew, CardBench.ReadWrite));
        bench.Pool.Take(bench.Pool.FreeBytes, "a test");
        Assert.Throws<OutOfMemoryException>(() => bench.Files.Open("I:\\X", CardBench.CreateNew, CardBench.ReadWrite));
    }

    [Fact]
    public void Folders_are_made_with_their_parents_listed_in_order_and_removed()
    {
        CardBench bench = CardBench.Mounted();
        bench.Files.CreateDirectory("D:\\HUSHTAP\\00001");
        bench.Files.CreateDirectory("D:\\HUSHTAP\\00002");
        bench.WriteNew("D:\\HUSHTAP\\00002\\B.TXT", [1]);
        bench.WriteNew("D:\\HUSHTAP\\00002\\A.TXT", [2]);
        Assert.Equal(["D:\\HUSHTAP\\00001", "D:\\HUSHTAP\\00002"], bench.Files.GetDirectories("D:\\HUSHTAP"));
        Assert.Equal(["D:\\HUSHTAP\\00002\\B.TXT", "D:\\HUSHTAP\\00002\\A.TXT"], bench.Files.GetFiles("D:\\hushtap\\00002"));
        Assert.Throws<Exception>(() => bench.Files.DeleteDirectory("D:\\HUSHTAP\\00002", false));
        bench.Files.DeleteDirectory("D:\\HUSHTAP\\00002", true);
        Assert.False(bench.Files.DirectoryExists("D:\\HUSHTAP\\00002"));
        Assert.Contains("mkdir D:/HUSHTAP/00001", bench.Names);
    }

    [Fact]
    public void A_file_is_moved_but_never_onto_another()
    {
        CardBench bench = CardBench.Mounted();
        bench.WriteNew(Path, [1, 2, 3]);
        bench.WriteNew("D:\\B.BIN", [4]);
        Assert.Throws<Exception>(() => bench.Files.Move(Path, "D:\\B.BIN"));
        bench.Files.Move(Path, "D:\\C.BIN");
        Assert.False(bench.Files.FileExists(Path));
        Assert.Equal([1, 2, 3], bench.ReadAll("D:\\C.BIN"));
    }

    [Fact]
    public void Every_byte_is_witnessed_even_when_the_write_fails()
    {
        CardBench bench = CardBench.Mounted(new CardSpec { OutUs = [(2_000_000, long.MaxValue)] });
        int handle = bench.Files.Open(Path, CardBench.CreateNew, CardBench.ReadWrite);
        bench.Clock.WorldUs = 2_000_000;
        Assert.Throws<Exception>(() => bench.Files.Write(handle, [0, 9, 8, 7], 1, 3));
        Assert.Equal(("D:/A.BIN", 0L), (bench.Seen[^1].Path, bench.Seen[^1].Position));
        Assert.Equal([9, 8, 7], bench.Seen[^1].Bytes);
    }

    [Fact]
    public void The_internal_drive_is_atomic_at_close()
    {
        HashSet<byte> contents = [];
        for (ulong seed = 1; seed <= 20; seed++)
        {
            CardBench bench = CardBench.Mounted(seed: seed);
            bench.WriteNew("I:\\S", [1, 1, 1]);
            int handle = bench.Files.Open("I:\\S", CardBench.Existing, CardBench.ReadWrite);
            bench.Files.Write(handle, [2, 2, 2], 0, 3);
            bench.Clock.PowerOffUs = bench.Clock.WorldUs + 3_000;
            Assert.Throws<PowerLostException>(() => bench.Files.Close(handle));
            bench.Restart();
            byte[] after = bench.ReadAll("I:\\S");
            Assert.True(after is [1, 1, 1] or [2, 2, 2]);
            contents.Add(after[0]);
        }

        Assert.Equal(2, contents.Count);
    }

    [Fact]
    public void A_used_card_shows_what_was_on_it()
    {
        CardBench bench = CardBench.Mounted(new CardSpec
        {
            Before = new Dictionary<string, byte[]> { ["HUSHTAP/00001/JOURNAL.TXT"] = CardBench.Pattern(20_000) },
        });
        Assert.True(bench.Files.DirectoryExists("D:\\HUSHTAP\\00001"));
        Assert.Equal(CardBench.Pattern(20_000), bench.ReadAll("D:\\HUSHTAP\\00001\\JOURNAL.TXT"));
        Assert.Throws<Exception>(() => bench.Files.Open("D:\\HUSHTAP\\00001\\JOURNAL.TXT", CardBench.CreateNew, CardBench.ReadWrite));
    }

    [Fact]
    public void A_file_that_is_emptied_and_grows_again_shows_nothing_of_before()
    {
        CardBench bench = CardBench.Mounted();
        bench.WriteNew(Path, CardBench.Pattern(2000));
        int handle = bench.Files.Open(Path, CardBench.Create, CardBench.ReadWrite);
        bench.Files.SetLength(handle, 1000);
        bench.Files.Close(handle);
        Assert.Equal(new byte[1000], bench.ReadAll(Path));
    }
}
