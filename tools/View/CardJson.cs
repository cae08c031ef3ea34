// SPDX-License-Identifier: MIT
using System.Text.Json;
using HushTap.CardReader;

namespace HushTap.View;

/// <summary>Tells the page what is on the cards, in the shape that <c>server.js</c> takes.</summary>
internal sealed class CardJson(ViewedCards viewed, Utf8JsonWriter writer)
{
    /// <summary>Writes everything.</summary>
    public void Write()
    {
        writer.WriteStartObject();
        writer.WriteString("id", viewed.Id);
        WriteKey();
        writer.WriteStartArray("segments");
        foreach (Segment segment in viewed.Segments)
        {
            WriteSegment(segment);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("powerOns");
        foreach (OpenedCard card in viewed.Cards)
        {
            foreach (PowerOn powerOn in card.Card.PowerOns)
            {
                WritePowerOn(card.Name, powerOn);
            }
        }

        writer.WriteEndArray();
        WriteFindings(viewed.Findings);
        writer.WriteEndObject();
    }

    /// <summary>Writes what is known of a segment since it was verified.</summary>
    public void WriteVerdict(Segment segment, IEnumerable<Finding> findings)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("segment");
        WriteSegment(segment);
        WriteFindings(findings);
        writer.WriteEndObject();
    }

    /// <summary>The word for a value of an enumeration, such as never-made for NeverMade.</summary>
    private static string Word(Enum value) =>
        string.Concat(value.ToString().Select((character, i) => char.IsUpper(character) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(character) : character.ToString()));

    private void WriteKey()
    {
        if (!viewed.IsKeyGiven)
        {
            writer.WriteNull("key");
            return;
        }

        writer.WriteStartObject("key");
        writer.WriteString("verdict", Word(viewed.Keyed));
        writer.WriteNumber("fitting", viewed.Cards.Sum(card => card.Card.KeyedLines));
        writer.WriteNumber("lines", viewed.Cards.Sum(card => card.Card.Lines));
        writer.WriteEndObject();
    }

    private void WriteSegment(Segment segment)
    {
        writer.WriteStartObject();
        writer.WriteString("path", segment.Path);
        writer.WriteNumber("first", segment.First);
        writer.WriteNumber("frames", segment.Frames);
        writer.WriteNumber("rate", segment.Rate);
        writer.WriteNumber("size", segment.FileBytes ?? -1);
        writer.WriteString("state", Word(segment.State));
        writer.WriteBoolean("fits", segment.Public != LayerVerdict.Broken && segment.Keyed != LayerVerdict.Broken && segment.Encryption != LayerVerdict.Broken);
        writer.WriteBoolean("keyed", segment.Keyed == LayerVerdict.Fits);
        writer.WriteBoolean("encrypted", segment.Name.IsEncrypted);
        writer.WriteBoolean("open", viewed.CanOpen(segment));
        writer.WriteBoolean("read", viewed.IsRead(segment));
        if (segment.Erasure is { } erasure)
        {
            writer.WriteStartObject("erasure");
            writer.WriteString("reason", Printable.Of(erasure.Reason));
            WriteUtc(erasure.Utc);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private void WritePowerOn(string card, PowerOn powerOn)
    {
        writer.WriteStartObject();
        writer.WriteString("card", card);
        writer.WriteString("device", powerOn.Device);
        writer.WriteNumber("boot", powerOn.Boot);
        writer.WriteNumber("rate", powerOn.Rate);
        writer.WriteBoolean("broken", powerOn.Public == LayerVerdict.Broken);
        writer.WriteBoolean("keyed", powerOn.Keyed == LayerVerdict.Fits);
        writer.WriteNumber("lastLine", powerOn.LastLine);
        writer.WriteString("lastDigest", ViewedCards.LastDigest(powerOn));
        writer.WriteStartArray("calls");
        foreach (Call call in powerOn.Calls)
        {
            WriteCall(call);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteCall(Call call)
    {
        writer.WriteStartObject();
        writer.WriteNumber("index", viewed.IndexOf(call));
        writer.WriteNumber("folder", call.Segments.Count > 0 ? call.Segments[0].Folder.Number : call.PowerOn.Folders[0].Number);
        writer.WriteNumber("number", call.Number);
        writer.WriteNumber("first", call.First);
        writer.WriteNumber("end", call.End);
        writer.WriteBoolean("cut", call.IsCut);
        WriteUtc(call.Utc);
        if (call.EndLine is { } end)
        {
            writer.WriteNumber("endLine", end.Number);
            writer.WriteString("endDigest", end.Digest.ToString());
        }

        writer.WriteStartArray("segments");
        foreach (Segment segment in call.Segments)
        {
            writer.WriteNumberValue(viewed.IndexOf(segment));
        }

        writer.WriteEndArray();
        writer.WriteStartArray("withheld");
        foreach (Withheld withheld in call.Withheld)
        {
            writer.WriteStartObject();
            writer.WriteNumber("first", withheld.First);
            writer.WriteNumber("frames", withheld.Frames);
            writer.WriteString("reason", Printable.Of(withheld.Reason));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("gaps");
        foreach (Gap gap in call.Gaps)
        {
            writer.WriteStartObject();
            writer.WriteNumber("before", gap.Before);
            writer.WriteNumber("min", gap.FramesMin);
            writer.WriteNumber("max", gap.FramesMax);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteUtc(DateTimeOffset? utc)
    {
        if (utc is { } time)
        {
            writer.WriteNumber("utc", time.ToUnixTimeMilliseconds());
        }
        else
        {
            writer.WriteNull("utc");
        }
    }

    private void WriteFindings(IEnumerable<Finding> findings)
    {
        writer.WriteStartArray("findings");
        foreach (Finding finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", Word(finding.Kind));
            writer.WriteString("path", finding.Path);
            writer.WriteString("text", finding.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("dropped", viewed.FindingsDropped);
        writer.WriteNumber("problems", viewed.Problems);
        writer.WriteString("worst", Word(viewed.Worst));
    }
}
