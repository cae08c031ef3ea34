// SPDX-License-Identifier: MIT
using System.Text.Json;

namespace HushTap.Desk.Tests;

/// <summary>As much of JSON Schema as ours needs: type, enum, const, properties, required, additionalProperties, items, $ref.</summary>
public sealed class Schema(JsonElement root)
{
    public List<string> Misfits(JsonElement value)
    {
        List<string> misfits = [];
        Check(root, value, "$", misfits);
        return misfits;
    }

    private void Check(JsonElement schema, JsonElement value, string path, List<string> misfits)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            Check(root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]), value, path, misfits);
            return;
        }

        if (schema.TryGetProperty("type", out JsonElement type) && !Types(type).Contains(TypeOf(value)))
        {
            misfits.Add($"{path} is {TypeOf(value)}");
        }

        if (schema.TryGetProperty("const", out JsonElement constant) && constant.GetRawText() != value.GetRawText())
        {
            misfits.Add($"{path} is {value.GetRawText()}");
        }

        if (schema.TryGetProperty("enum", out JsonElement words) && !words.EnumerateArray().Any(word => word.GetRawText() == value.GetRawText()))
        {
            misfits.Add($"{path} is {value.GetRawText()}");
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            CheckObject(schema, value, path, misfits);
        }
        else if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out JsonElement items))
        {
            foreach ((int i, JsonElement item) in value.EnumerateArray().Index())
            {
                Check(items, item, $"{path}[{i}]", misfits);
            }
        }
    }

    private void CheckObject(JsonElement schema, JsonElement value, string path, List<string> misfits)
    {
        JsonElement properties = schema.GetProperty("properties");
        misfits.AddRange(schema.GetProperty("required").EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path} has no {name}"));
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (properties.TryGetProperty(property.Name, out JsonElement inner))
            {
                Check(inner, property.Value, $"{path}.{property.Name}", misfits);
            }
            else
            {
                misfits.Add($"{path} has {property.Name}, which the schema does not know");
            }
        }
    }

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()!) : [type.GetString()!];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };
}
