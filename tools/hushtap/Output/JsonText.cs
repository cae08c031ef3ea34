// SPDX-License-Identifier: MIT
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HushTap.Cli.Output;

/// <summary>Writes one JSON object.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter writer, JsonNode node) => writer.WriteLine(node.ToJsonString(s_options));

    /// <summary>Pairs as an object: whole numbers as numbers, all else as text.</summary>
    public static JsonObject Object(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        JsonObject node = [];
        foreach ((string key, string value) in pairs)
        {
            node[key] = long.TryParse(value, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out long number)
                && (value.Length == 1 || value[0] != '0') ? JsonValue.Create(number) : JsonValue.Create(value);
        }

        return node;
    }
}
