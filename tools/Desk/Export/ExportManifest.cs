// SPDX-License-Identifier: MIT
using System.Text.Json;

namespace HushTap.Desk;

/// <summary>manifest.json: what was exported and what can be proven of it. <c>tools/Desk/manifest.schema.json</c> describes it.</summary>
/// <param name="Schema">Always <see cref="SchemaName"/>.</param>
/// <param name="Identity">SHA-256 over options and content: the same export again has the same.</param>
/// <param name="Tool">What wrote it.</param>
/// <param name="Options">What was asked for.</param>
/// <param name="Card">The card.</param>
/// <param name="Calls">Every call that was wanted, with its files.</param>
public sealed record ExportManifest(
    string Schema, string Identity, string Tool, ManifestOptions Options, ManifestCard Card, IReadOnlyList<ManifestCall> Calls)
{
    /// <summary>Name and version of the schema.</summary>
    public const string SchemaName = "hushtap-export 1";

    /// <summary>Gets how it is written. The encoder leaves nothing that a page could take for HTML.</summary>
    internal static JsonSerializerOptions Json { get; } = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Writes it.</summary>
    /// <returns>UTF-8, one object.</returns>
    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];

    /// <summary>Reads a manifest.</summary>
    /// <param name="bytes">UTF-8.</param>
    /// <returns>Null when it is none.</returns>
    public static ExportManifest? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<ExportManifest>(bytes, Json) is { Schema: SchemaName, Calls: not null } manifest ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static string? IdentityOf(ReadOnlySpan<byte> bytes) => Parse(bytes)?.Identity;

    internal static WrittenFile? ParseLine(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<WrittenFile>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
