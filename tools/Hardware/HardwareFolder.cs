// SPDX-License-Identifier: MIT
using System.Text.Json;

namespace HushTap.HardwareTools;

/// <summary>Finds the repository and reads the files of its hardware folder.</summary>
public sealed class HardwareFolder
{
    private HardwareFolder(string repository) => Repository = repository;

    /// <summary>The repository's root.</summary>
    public string Repository { get; }

    /// <summary>Options for every JSON file here: names as written, unknown members refused.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Walks up from a folder until it holds hardware/boards.</summary>
    /// <param name="start">Where to begin; the program's own folder when absent.</param>
    /// <exception cref="DirectoryNotFoundException">No such folder above.</exception>
    public static HardwareFolder Find(string? start = null)
    {
        for (var folder = new DirectoryInfo(start ?? AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "hardware", "boards")))
            {
                return new HardwareFolder(folder.FullName);
            }
        }

        throw new DirectoryNotFoundException("no folder above holds hardware/boards");
    }

    /// <summary>Full path of a file, given from the repository's root with forward slashes.</summary>
    public string PathOf(string file) => Path.Combine([Repository, .. file.Split('/')]);

    /// <summary>Text of a file with line feeds only.</summary>
    public string Text(string file) => File.ReadAllText(PathOf(file)).ReplaceLineEndings("\n");

    /// <summary>A JSON file as an object.</summary>
    /// <exception cref="JsonException">The file does not fit the type; the message names the member.</exception>
    public T Read<T>(string file) => Parse<T>(Text(file));

    /// <summary>JSON text as an object, with the same strictness as <see cref="Read{T}"/>.</summary>
    public static T Parse<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Json) ?? throw new JsonException("the file is empty");
}
