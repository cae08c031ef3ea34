// SPDX-License-Identifier: MIT
using System.Security.Cryptography;
using HushTap.CardReader;
using HushTap.Vectors;
using Microsoft.Data.Sqlite;

namespace HushTap.Desk.Tests;

public sealed class ArchiveTests : IDisposable
{
    private readonly TempCard _temp = new(Cards.Rich());
    private readonly SetClock _clock = new();

    private string Root => Path.Combine(_temp.Root, "archive");

    private string CardFolder => Path.Combine(Root, "cards", "5EED5EED5EED5EED");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void An_archived_card_is_a_card_that_verifies_with_the_key()
    {
        IngestOutcome outcome = Ingest();
        Assert.Equal((true, 4, 0, 1), (outcome.IsTaken, outcome.NewSegments, outcome.KnownSegments, outcome.Calls));
        Card card = Card.Read(CardFolder, TempCard.Keys(BaseCards.OwnerKeys), archive: CardArchive.ViewOf(CardFolder));
        card.Verify();
        Assert.True(card.IsFine);
        Assert.Equal(LayerVerdict.Fits, card.Keyed);
        Assert.Equal(Listing(_temp.Path), Listing(CardFolder));
        Assert.False(Directory.Exists(Path.Combine(Root, "incoming", "5EED5EED5EED5EED")));
        using CardArchive archive = Open();
        ArchivedCall call = archive.Catalogue.Calls().Single();
        Assert.Equal((7.25, 5.0, 1.75), (call.Seconds, call.RecordedSeconds, call.HeldSeconds));
        Assert.All(archive.Catalogue.Segments("5EED5EED5EED5EED").Values, segment => Assert.Equal(
            segment.Sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(CardFolder, segment.Path))))));
    }

    [Fact]
    public void The_same_card_again_changes_nothing_but_the_log()
    {
        Ingest();
        string before = Listing(Root + "/cards");
        IngestOutcome again = Ingest();
        Assert.Equal((true, 0, 4), (again.IsTaken, again.NewSegments, again.KnownSegments));
        Assert.Equal(before, Listing(Root + "/cards"));
        using CardArchive archive = Open();
        Assert.Equal(["ingest", "ingest"], archive.Catalogue.Log().Select(entry => entry.What));
        Assert.Single(archive.Catalogue.Calls());
    }

    [Fact]
    public void A_card_that_went_on_brings_only_what_is_new()
    {
        Put(BaseCards.Build("two"));
        Assert.Equal(5, Ingest().NewSegments);
        Put(BaseCards.Build("recovered"));
        IngestOutcome outcome = Ingest();
        Assert.Equal((true, 1, 5), (outcome.IsTaken, outcome.NewSegments, outcome.KnownSegments));
    }

    [Fact]
    public void A_recording_that_was_open_is_replaced_when_the_device_has_mended_it()
    {
        Put(BaseCards.Build("cut"));
        Assert.True(Ingest().IsTaken);
        Put(BaseCards.Build("recovered"));
        Assert.Equal(1, Ingest().NewSegments);
        Assert.True(Verified().IsFine);
    }

    [Theory]
    [InlineData("file-flip-audio")]
    [InlineData("file-missing")]
    [InlineData("forged-reason-public", BaseKey)]
    [InlineData("journal-line-edited")]
    [InlineData("wrong-key", OtherKey)]
    public void A_card_that_fails_verification_is_refused_unless_told(string name, string? keys = null)
    {
        Put(Vector.Read(name).Card);
        IngestOutcome refused = Ingest(keys: keys);
        Assert.False(refused.IsTaken);
        Assert.NotEmpty(refused.Problems);
        Assert.False(Directory.Exists(CardFolder));
        Assert.True(Ingest(accept: true, keys: keys).IsTaken);
        using CardArchive archive = Open();
        Assert.Equal(["refuse", "ingest"], archive.Catalogue.Log().Select(entry => entry.What));
        Assert.Contains("in spite of", archive.Catalogue.Log()[^1].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rolled-back-unseen")]
    [InlineData("bare-again")]
    public void A_card_put_back_to_an_earlier_state_is_found_by_what_the_archive_remembers(string name)
    {
        Put(BaseCards.Build("two"));
        Ingest();
        CardImage earlier = BaseCards.Build("two");
        if (name == "bare-again")
        {
            CardImage anew = BaseCards.Build("prepared");
            DeviceWriter device = new(anew, utc: new DateTime(2026, 7, 24, 12, 0, 0, DateTimeKind.Utc));
            device.PowerOn();
            device.Call();
            device.Segment(4_000);
            device.CallEnd();
            earlier = anew;
        }
        else
        {
            foreach (string path in earlier.Files.Keys.Where(path => path.StartsWith("HUSHTAP/00002", StringComparison.Ordinal)).ToArray())
            {
                earlier.Files.Remove(path);
            }
        }

        Put(earlier);
        IngestOutcome outcome = Ingest();
        Assert.False(outcome.IsTaken);
        Assert.Contains(outcome.Problems, problem => problem.Kind == FindingKind.RolledBack);
        string before = Listing(CardFolder);
        IngestOutcome accepted = Ingest(accept: true);
        Assert.Equal("5EED5EED5EED5EED.2", accepted.Key);
        Assert.Equal(before, Listing(CardFolder));
        Assert.Equal((true, 0, "5EED5EED5EED5EED.2"), (Ingest().IsTaken, Ingest().NewSegments, Ingest().Key));
    }

    [Fact]
    public void An_ingest_that_is_stopped_after_any_step_is_whole_after_the_next_one()
    {
        Put(BaseCards.Build("two"));
        Ingest();
        string wanted = Listing(CardFolder);
        int stops = 0;
        for (bool isThrough = false; !isThrough; stops++)
        {
            Directory.Delete(Root, recursive: true);
            Put(BaseCards.Build("two"));
            int left = stops;
            try
            {
                using CardArchive archive = CardArchive.Open(Root, create: true, _clock, step => Stop(ref left, step));
                archive.Ingest(_temp.Path, [], accept: false);
                isThrough = true;
            }
            catch (Stopped)
            {
                using CardArchive reopened = Open();
                Assert.False(Directory.Exists(Path.Combine(Root, "incoming")));
                bool isAllThere = reopened.Catalogue.Cards().Count == 1;
                Assert.Equal(isAllThere ? 5 : 0, reopened.Catalogue.Segments("5EED5EED5EED5EED").Count);
                Assert.Equal(isAllThere, Directory.Exists(CardFolder) && Listing(CardFolder) == wanted);
            }

            Assert.True(Ingest().IsTaken);
            Assert.Equal(wanted, Listing(CardFolder));
            Assert.True(Verified().IsFine);
        }

        Assert.True(stops > 12, $"there are {stops} steps only");
    }

    [Fact]
    public void A_copy_that_is_not_what_was_verified_never_becomes_part_of_the_archive()
    {
        using (CardArchive archive = CardArchive.Open(Root, create: true, _clock, step => Spoil(Path.Combine(Root, "incoming"))))
        {
            Assert.Contains("not copied as it was verified", Assert.Throws<IOException>(() => archive.Ingest(_temp.Path, [], accept: false)).Message, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(CardFolder));
        Assert.True(Ingest().IsTaken);
        Assert.True(Verified().IsFine);
    }

    [Fact]
    public void A_replacement_that_is_stopped_after_any_step_loses_neither_the_old_nor_the_new()
    {
        int stops = 0;
        for (bool isThrough = false; !isThrough; stops++)
        {
            Put(BaseCards.Build("cut"));
            Ingest();
            Put(BaseCards.Build("recovered"));
            int left = stops;
            try
            {
                using CardArchive archive = CardArchive.Open(Root, create: true, _clock, step => Stop(ref left, step));
                archive.Ingest(_temp.Path, [], accept: false);
                isThrough = true;
            }
            catch (Stopped)
            {
                // Opened again, the archive is as before, or as afterwards.
                Open().Dispose();
                Card card = Verified();
                Assert.All(card.Findings.Where(finding => finding.IsProblem), finding => Assert.Equal(FindingKind.Truncated, finding.Kind));
            }

            Ingest();
            Assert.True(Verified().IsFine);
            Directory.Delete(Root, recursive: true);
        }

        Assert.True(stops > 5, $"there are {stops} steps only");
    }

    [Fact]
    public void Retention_erases_old_calls_for_good_and_leaves_locked_ones()
    {
        Put(BaseCards.Build("two"));
        Ingest();
        using (CardArchive archive = Open())
        {
            archive.Lock("5EED5EED5EED5EED", new CallName(1, 2), isLocked: true);
            Assert.Empty(archive.SetRetention(30));
            _clock.Now = _clock.Now.AddDays(40);
            Assert.Equal(["DESK-0001/1/1", "DESK-0001/1/2"], archive.ApplyRetention().Select(call => call.Name.ToString()));
        }

        Assert.Single(Directory.GetFiles(CardFolder, "*.WAV", SearchOption.AllDirectories));
        Assert.True(Verified().IsFine);
        Assert.Equal(3, Verified().Calls.Count());
        Assert.Equal(0, Ingest().NewSegments);
        Assert.Single(Directory.GetFiles(CardFolder, "*.WAV", SearchOption.AllDirectories));
        using CardArchive again = Open();
        again.Lock("5EED5EED5EED5EED", new CallName(1, 2), isLocked: false);
        Assert.Single(again.ApplyRetention());
        Assert.Equal(["ingest", "lock", "retention", "erase", "erase", "ingest", "unlock", "erase"], again.Catalogue.Log().Select(entry => entry.What));
    }

    [Fact]
    public void An_erasure_that_is_stopped_is_finished_when_the_archive_is_opened()
    {
        Put(BaseCards.Build("two"));
        for (int stop = 0; stop < 6; stop++)
        {
            Ingest();
            _clock.Now = _clock.Now.AddDays(40);
            int left = stop;
            Assert.Throws<Stopped>(() =>
            {
                using CardArchive archive = CardArchive.Open(Root, create: false, _clock, step => Stop(ref left, step));
                archive.SetRetention(30);
            });
            using (CardArchive archive = Open())
            {
                archive.ApplyRetention();
            }

            Assert.Empty(Directory.GetFiles(CardFolder, "*.WAV", SearchOption.AllDirectories));
            Assert.True(Verified().IsFine);
            Directory.Delete(Root, recursive: true);
        }
    }

    [Fact]
    public void A_call_without_a_date_ages_from_the_day_it_came()
    {
        CardImage image = BaseCards.Build("prepared");
        DeviceWriter device = new(image);
        typeof(DeviceWriter).GetField("_utc", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.SetValue(device, null);
        device.PowerOn();
        device.Call();
        device.Segment(8_000);
        device.CallEnd();
        Put(image);
        Ingest();
        using CardArchive archive = Open();
        Assert.Empty(archive.SetRetention(30));
        _clock.Now = _clock.Now.AddDays(31);
        Assert.Single(archive.ApplyRetention());
    }

    [Fact]
    public void A_recording_that_is_read_only_on_the_card_is_locked_in_the_archive()
    {
        string file = Directory.GetFiles(_temp.Path, "*.WAV", SearchOption.AllDirectories).First();
        new FileInfo(file).IsReadOnly = true;
        Ingest();
        using CardArchive archive = Open();
        Assert.True(archive.Catalogue.Calls().Single().IsLocked);
    }

    [Fact]
    public void What_the_device_has_erased_since_stays_in_the_archive_and_is_no_problem()
    {
        Put(BaseCards.Build("two"));
        Ingest();
        Put(BaseCards.Build("erased"));
        Assert.True(Ingest().IsTaken);
        Assert.True(Verified().IsFine);
        Assert.Equal(5, Directory.GetFiles(CardFolder, "*.WAV", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Exports_from_an_archive_are_logged_with_who_and_what()
    {
        Ingest();
        Card card = Card.Read(CardFolder, archive: CardArchive.ViewOf(CardFolder));
        new CardExport(card, new ExportOptions { Format = AudioFormat.Flac }, false).Run(_temp.Out);
        using CardArchive archive = Open();
        LogEntry entry = archive.Catalogue.Log()[^1];
        Assert.Equal(("export", "5EED5EED5EED5EED", $"{Environment.UserName}@{Environment.MachineName}"), (entry.What, entry.Card, entry.Who));
        Assert.Contains($"to {_temp.Out} as flac", entry.Detail, StringComparison.Ordinal);
        Assert.Contains("DESK-0001/1/1", entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_changes_the_log()
    {
        Ingest();
        using SqliteConnection connection = new($"Data Source={Path.Combine(Root, CardArchive.CatalogueName)};Pooling=False");
        connection.Open();
        foreach (string text in (string[])["DELETE FROM log", "UPDATE log SET who = 'nobody'"])
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = text;
            Assert.Contains("the log is not changed", Assert.Throws<SqliteException>(() => command.ExecuteNonQuery()).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Names_with_quotes_and_emoji_are_only_names()
    {
        string odd = Path.Combine(_temp.Root, "de \"kaart\" van 'Zoë' ;--😀 <b>");
        Directory.Move(_temp.Path, odd);
        File.WriteAllText(Path.Combine(odd, "HUSHTAP", "😀 \"<script>\".wav"), "somebody's");
        string root = Path.Combine(_temp.Root, "ar\"chief' 😀;Mode=Memory");
        using (CardArchive archive = CardArchive.Open(root, create: true))
        {
            Assert.True(archive.Ingest(odd, [], accept: false).IsTaken);
            Assert.Contains("Zoë' ;--😀", archive.Catalogue.Log()[^1].Detail, StringComparison.Ordinal);
        }

        Assert.True(File.Exists(Path.Combine(root, CardArchive.CatalogueName)));
        string output = Path.Combine(_temp.Root, "uit \"😀\"");
        new CardExport(Card.Read(Path.Combine(root, "cards", "5EED5EED5EED5EED")), new ExportOptions(), false).Run(output);
        Assert.True(File.Exists(Path.Combine(output, "manifest.json")));
    }

    [Fact]
    public void Forty_cards_with_and_without_an_id_lie_side_by_side()
    {
        for (int i = 0; i < 4; i++)
        {
            CardImage image = i % 2 == 0 ? Cards.Rich(new DateTime(2026, 7, 1 + i, 9, 0, 0, DateTimeKind.Utc)) : new CardImage();
            if (i % 2 == 0)
            {
                image["CARD.TXT"] = new CardText($"{i:X16}", 1 << 30, 32768).ToBytes();
            }
            else
            {
                DeviceWriter device = new(image, $"DESK-{i}");
                device.PowerOn();
                device.Call();
                device.Segment(4_000);
                device.CallEnd();
            }

            Put(image);
            Assert.True(Ingest(accept: true).IsTaken);
        }

        using CardArchive archive = Open();
        Assert.Equal(4, archive.Catalogue.Cards().Count);
        Assert.Equal(2, archive.Catalogue.Cards().Count(card => card.Key.StartsWith("UNPREPARED-", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_archive_is_not_made_among_other_files_nor_on_a_card_nor_used_twice_at_once()
    {
        Assert.Contains("neither empty", Assert.Throws<CardException>(() => CardArchive.Open(_temp.Path, create: true)).Message, StringComparison.Ordinal);
        Assert.Contains("no archive", Assert.Throws<CardException>(() => CardArchive.Open(_temp.Out, create: false)).Message, StringComparison.Ordinal);
        using CardArchive archive = CardArchive.Open(Root, create: true);
        Assert.Contains("in use", Assert.Throws<CardException>(() => CardArchive.Open(Root, create: true)).Message, StringComparison.Ordinal);
        Assert.Contains("in one another", Assert.Throws<CardException>(() => archive.Ingest(Path.Combine(Root, "cards"), [], false)).Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_temp.Root, "x"), "");
        Directory.CreateDirectory(_temp.Out);
        File.WriteAllText(Path.Combine(_temp.Out, CardArchive.CatalogueName), "this is no database, and longer than a header of one would be: " + new string('x', 4096));
        Assert.Contains("no catalogue", Assert.Throws<CardException>(() => CardArchive.Open(_temp.Out, create: true)).Message, StringComparison.Ordinal);
    }

    private const string BaseKey = "owner";
    private const string OtherKey = "other";

    private CardArchive Open() => CardArchive.Open(Root, create: true, _clock, null);

    private IngestOutcome Ingest(bool accept = false, string? keys = null)
    {
        using CardArchive archive = Open();
        KeyFile[] files = keys is null ? [] : [TempCard.Keys(keys == BaseKey ? BaseCards.OwnerKeys : BaseCards.OtherKeys)!];
        return archive.Ingest(_temp.Path, files, accept);
    }

    private Card Verified()
    {
        Card card = Card.Read(CardFolder, archive: CardArchive.ViewOf(CardFolder));
        card.Verify();
        return card;
    }

    private void Put(CardImage image)
    {
        Directory.Delete(_temp.Path, recursive: true);
        image.WriteTo(_temp.Path);
    }

    private static void Spoil(string folder)
    {
        foreach (string file in Directory.GetFiles(folder, "*.WAV", SearchOption.AllDirectories))
        {
            byte[] bytes = File.ReadAllBytes(file);
            bytes[^1] ^= 1;
            File.WriteAllBytes(file, bytes);
        }
    }

    private static void Stop(ref int left, string step)
    {
        if (left-- == 0)
        {
            throw new Stopped(step);
        }
    }

    private static string Listing(string folder) => string.Join('\n', Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).Select(path => $"{Path.GetRelativePath(folder, path)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"));

    private sealed class Stopped(string step) : Exception(step);
}
