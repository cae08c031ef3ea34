// SPDX-License-Identifier: MIT
using System.Collections;
using System.Globalization;
using System.Resources;

namespace HushTap.Desk;

/// <summary>The words of one language, from <c>Words/*.resx</c>.</summary>
/// <remarks>One resource for each language, none of them a satellite: the tools run without culture data, which satellites would be found by.</remarks>
public sealed class DeskWords
{
    private static readonly DeskWords s_english = new(Language.En, "English");
    private static readonly DeskWords s_dutch = new(Language.Nl, "Dutch");

    private readonly SortedDictionary<string, string> _words = new(StringComparer.Ordinal);

    private DeskWords(Language language, string name)
    {
        Language = language;
        using ResourceSet set = new(typeof(DeskWords).Assembly.GetManifestResourceStream($"HushTap.Desk.Words.{name}.resources")!);
        foreach (DictionaryEntry entry in set)
        {
            _words.Add((string)entry.Key, (string)entry.Value!);
        }
    }

    /// <summary>Gets the language.</summary>
    public Language Language { get; }

    /// <summary>Gets the language's code, for <c>lang=</c>.</summary>
    public string Code => Language == Language.Nl ? "nl" : "en";

    /// <summary>Gets all words by their keys.</summary>
    public IReadOnlyDictionary<string, string> All => _words;

    /// <summary>Gets a text.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The text.</returns>
    public string this[string key] => _words[key];

    /// <summary>Gets the words of a language.</summary>
    /// <param name="language">The language.</param>
    /// <returns>Its words.</returns>
    public static DeskWords Of(Language language) => language == Language.Nl ? s_dutch : s_english;

    /// <summary>Gets a text with values in it.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="values">What stands for {0}, {1} …</param>
    /// <returns>The text.</returns>
    public string Format(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, _words[key], values);

    /// <summary>Puts reasons of FORMAT.md in words.</summary>
    /// <param name="reasons">Names joined by '+'.</param>
    /// <returns>Words joined by "; "; a name that is not known stays as it is.</returns>
    public string Reasons(string reasons) =>
        string.Join("; ", reasons.Split('+').Select(name => _words.GetValueOrDefault("reason-" + name, name)));

    /// <summary>Gets a length of time, such as <c>1:02:03.4</c> or <c>12.3 s</c>; a Dutch one has a comma.</summary>
    /// <param name="seconds">Seconds.</param>
    /// <returns>The text.</returns>
    public string Length(decimal seconds)
    {
        decimal tenths = Math.Round(seconds * 10, MidpointRounding.AwayFromZero);
        decimal minutes = decimal.Floor(tenths / 600);
        string text = minutes < 1 ? $"{Tenths(tenths, "0")} s"
            : minutes < 60 ? $"{minutes:0}:{Tenths(tenths - (minutes * 600), "00")}"
            : $"{decimal.Floor(minutes / 60):0}:{minutes % 60:00}:{Tenths(tenths - (minutes * 600), "00")}";
        return Language == Language.Nl ? text.Replace('.', ',') : text;
    }

    private static string Tenths(decimal tenths, string whole) => (tenths / 10).ToString(whole + ".0", CultureInfo.InvariantCulture);
}
