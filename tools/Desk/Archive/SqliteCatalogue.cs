// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.Json;
using HushTap.CardReader;
using Microsoft.Data.Sqlite;

namespace HushTap.Desk;

/// <summary>A catalogue in one SQLite file.</summary>
public sealed class SqliteCatalogue : ICatalogue
{
    private const int Version = 1;
    private const int BusySeconds = 30;

    private const string Schema = """
        CREATE TABLE cards (key TEXT PRIMARY KEY, identity TEXT NOT NULL, first_utc TEXT NOT NULL, last_utc TEXT NOT NULL) STRICT;
        CREATE TABLE heads (card TEXT NOT NULL, device TEXT NOT NULL, boot INTEGER NOT NULL, line INTEGER NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (card, device)) STRICT;
        CREATE TABLE calls (
            card TEXT NOT NULL, device TEXT NOT NULL, boot INTEGER NOT NULL, call INTEGER NOT NULL, start_utc TEXT, ingested_utc TEXT NOT NULL,
            seconds REAL NOT NULL, recorded_seconds REAL NOT NULL, held_seconds REAL NOT NULL, locked INTEGER NOT NULL, erased_utc TEXT,
            PRIMARY KEY (card, device, boot, call)) STRICT;
        CREATE INDEX calls_by_time ON calls (start_utc);
        CREATE TABLE segments (
            card TEXT NOT NULL, path TEXT NOT NULL, device TEXT NOT NULL, boot INTEGER NOT NULL, call INTEGER NOT NULL,
            bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, state TEXT NOT NULL, removed INTEGER NOT NULL, PRIMARY KEY (card, path)) STRICT;
        CREATE TABLE pending (card TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
        CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE log (id INTEGER PRIMARY KEY AUTOINCREMENT, utc TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, card TEXT, detail TEXT NOT NULL) STRICT;
        CREATE TRIGGER log_stays BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is not changed'); END;
        CREATE TRIGGER log_is_kept BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is not changed'); END;
        PRAGMA user_version = 1;
        """;

    private readonly SqliteConnection _connection;

    /// <summary>Opens a catalogue, and makes it if it is not there.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CardException">It is no catalogue, or a newer hushtap's.</exception>
    public SqliteCatalogue(string path)
    {
        SqliteConnectionStringBuilder text = new() { DataSource = path, Pooling = false, DefaultTimeout = BusySeconds };
        _connection = new SqliteConnection(text.ToString());
        try
        {
            _connection.Open();
            long version = (long)Command("PRAGMA user_version").ExecuteScalar()!;
            Execute("PRAGMA synchronous = FULL");
            if (version == 0)
            {
                Write(() => Execute(Schema));
            }
            else if (version != Version)
            {
                throw new CardException($"{path} is of a newer version of hushtap", "use that one");
            }
        }
        catch (SqliteException failure)
        {
            _connection.Dispose();
            throw new CardException($"{path} is no catalogue, or cannot be opened: {failure.Message.TrimEnd('.')}", "name another archive folder, or put back the catalogue from a backup");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public int RetentionDays
    {
        get => Query("SELECT value FROM settings WHERE name = 'retention-days'", row => int.Parse(row.GetString(0), CultureInfo.InvariantCulture)).FirstOrDefault();
        set => Write(() => Execute("INSERT OR REPLACE INTO settings VALUES ('retention-days', $0)", value.ToString(CultureInfo.InvariantCulture)));
    }

    /// <inheritdoc/>
    public IReadOnlyList<ArchivedCard> Cards() => Query("SELECT key, identity, first_utc, last_utc FROM cards ORDER BY key", row => new ArchivedCard(
        row.GetString(0), row.GetString(1), Time(row.GetString(2)), Time(row.GetString(3))));

    /// <inheritdoc/>
    public IReadOnlyList<DeviceHead> Heads(string card) => Query(
        "SELECT boot, line, digest, device FROM heads WHERE card = $0 ORDER BY device",
        row => new DeviceHead(row.GetInt64(0), row.GetInt64(1), Digest.TryParse(row.GetString(2), out Digest digest) ? digest : default, row.GetString(3)),
        card);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, ArchivedSegment> Segments(string card) => Query(
        "SELECT path, device, boot, call, bytes, sha256, state, removed FROM segments WHERE card = $0",
        row => new ArchivedSegment(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetString(5), row.GetString(6), row.GetInt64(7) != 0),
        card).ToDictionary(segment => segment.Path, StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<ArchivedCall> Calls(string? card = null) => Query(
        """
        SELECT card, device, boot, call, start_utc, ingested_utc, seconds, recorded_seconds, held_seconds, locked, erased_utc
        FROM calls WHERE $0 IS NULL OR card = $0 ORDER BY card, device, boot, call
        """,
        row => new ArchivedCall(
            row.GetString(0),
            row.GetString(1),
            row.GetInt64(2),
            row.GetInt64(3),
            row.IsDBNull(4) ? null : Time(row.GetString(4)),
            Time(row.GetString(5)),
            row.GetDouble(6),
            row.GetDouble(7),
            row.GetDouble(8),
            row.GetInt64(9) != 0,
            row.IsDBNull(10) ? null : Time(row.GetString(10))),
        card);

    /// <inheritdoc/>
    public void Begin(PendingIngest ingest) =>
        Write(() => Execute("INSERT OR REPLACE INTO pending VALUES ($0, $1)", ingest.Card.Key, JsonSerializer.Serialize(ingest)));

    /// <inheritdoc/>
    public IReadOnlyList<PendingIngest> Begun() => Query("SELECT json FROM pending ORDER BY card", row => JsonSerializer.Deserialize<PendingIngest>(row.GetString(0))!);

    /// <inheritdoc/>
    public void Finish(PendingIngest ingest) => Write(() =>
    {
        string key = ingest.Card.Key;
        Execute(
            "INSERT INTO cards VALUES ($0, $1, $2, $3) ON CONFLICT (key) DO UPDATE SET last_utc = excluded.last_utc",
            key, ingest.Card.Identity, Time(ingest.Card.FirstUtc), Time(ingest.Card.LastUtc));
        foreach (ArchivedHead head in ingest.Heads)
        {
            Execute("INSERT OR REPLACE INTO heads VALUES ($0, $1, $2, $3, $4)", key, head.Device, head.Boot, head.Line, head.Digest);
        }

        foreach (ArchivedSegment segment in ingest.Segments)
        {
            Execute(
                """
                INSERT INTO segments VALUES ($0, $1, $2, $3, $4, $5, $6, $7, 0)
                ON CONFLICT (card, path) DO UPDATE SET bytes = excluded.bytes, sha256 = excluded.sha256, state = excluded.state
                """,
                key, segment.Path, segment.Device, segment.Boot, segment.Call, segment.Bytes, segment.Sha256, segment.State);
        }

        foreach (ArchivedCall call in ingest.Calls)
        {
            Execute(
                """
                INSERT INTO calls VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, NULL)
                ON CONFLICT (card, device, boot, call) DO UPDATE SET
                    seconds = excluded.seconds, recorded_seconds = excluded.recorded_seconds, held_seconds = excluded.held_seconds, locked = max(locked, excluded.locked)
                """,
                key, call.Device, call.Boot, call.Call, call.StartUtc is { } start ? Time(start) : null, Time(call.IngestedUtc),
                call.Seconds, call.RecordedSeconds, call.HeldSeconds, call.IsLocked ? 1 : 0);
        }

        Insert(ingest.Entry);
        Execute("DELETE FROM pending WHERE card = $0", key);
    });

    /// <inheritdoc/>
    public void Lock(ArchivedCall call, bool isLocked, LogEntry entry) => Write(() =>
    {
        Execute("UPDATE calls SET locked = $4 WHERE card = $0 AND device = $1 AND boot = $2 AND call = $3", call.Card, call.Device, call.Boot, call.Call, isLocked ? 1 : 0);
        Insert(entry);
    });

    /// <inheritdoc/>
    public void Erase(ArchivedCall call, LogEntry entry) => Write(() =>
    {
        Execute("UPDATE calls SET erased_utc = $4 WHERE card = $0 AND device = $1 AND boot = $2 AND call = $3", call.Card, call.Device, call.Boot, call.Call, Time(entry.Utc));
        Execute("UPDATE segments SET removed = 1 WHERE card = $0 AND device = $1 AND boot = $2 AND call = $3", call.Card, call.Device, call.Boot, call.Call);
        Insert(entry);
    });

    /// <inheritdoc/>
    public void Log(LogEntry entry) => Write(() => Insert(entry));

    /// <inheritdoc/>
    public IReadOnlyList<LogEntry> Log() => Query("SELECT utc, who, what, card, detail FROM log ORDER BY id", row => new LogEntry(
        Time(row.GetString(0)), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetString(4)));

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private void Insert(LogEntry entry) =>
        Execute("INSERT INTO log (utc, who, what, card, detail) VALUES ($0, $1, $2, $3, $4)", Time(entry.Utc), entry.Who, entry.What, entry.Card, entry.Detail);

    private void Write(Action write)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            write();
            Execute("COMMIT");
        }
        catch
        {
            Execute("ROLLBACK");
            throw;
        }
    }

    private SqliteCommand Command(string text, params object?[] values)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = text;
        foreach ((int i, object? value) in values.Index())
        {
            command.Parameters.AddWithValue("$" + i.ToString(CultureInfo.InvariantCulture), value ?? DBNull.Value);
        }

        return command;
    }

    private void Execute(string text, params object?[] values)
    {
        try
        {
            using SqliteCommand command = Command(text, values);
            command.ExecuteNonQuery();
        }
        catch (SqliteException failure)
        {
            throw Failed(failure);
        }
    }

    private List<T> Query<T>(string text, Func<SqliteDataReader, T> read, params object?[] values)
    {
        try
        {
            using SqliteCommand command = Command(text, values);
            using SqliteDataReader rows = command.ExecuteReader();
            List<T> list = [];
            while (rows.Read())
            {
                list.Add(read(rows));
            }

            return list;
        }
        catch (SqliteException failure)
        {
            throw Failed(failure);
        }
    }

    private static CardException Failed(SqliteException failure) =>
        new($"the catalogue cannot be used: {failure.Message.TrimEnd('.')}", "check the rights and the room in the archive's folder, and whether another program has it open");
}
