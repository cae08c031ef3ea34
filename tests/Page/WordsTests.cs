// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using HushTap.Desk;

namespace HushTap.Page.Tests;

/// <summary>The page's source, without a browser.</summary>
public sealed partial class WordsTests
{
    /// <summary>Keys that are put together from a part of the key and what a card says.</summary>
    private static readonly string[] s_families = ["kind.", "show", "find", "part", "channel"];

    private static string Html => CardPage.OpenMe.Html;

    [Fact]
    public void Both_languages_say_the_same_things_with_the_same_values_in_them()
    {
        Dictionary<string, string> english = Words("en"), dutch = Words("nl");
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), dutch.Keys.Order(StringComparer.Ordinal));
        Assert.True(english.Count > 150, $"only {english.Count} texts were found");
        Assert.All(english, word => Assert.Equal(Names(word.Value), Names(dutch[word.Key])));
        Assert.All(english, word => Assert.Equal(word.Value.Contains('|', StringComparison.Ordinal), dutch[word.Key].Contains('|', StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_text_that_is_asked_for_is_there_and_every_one_that_is_there_is_asked_for()
    {
        Dictionary<string, string> words = Words("en");
        string[] asked = [.. Asked().Matches(Html).Select(match => match.Groups[1].Value).Distinct()];
        string[] unknown = [.. asked.Where(key => !words.ContainsKey(key) && key is not ("kind." or "show"))];
        string[] unused = [.. words.Keys.Where(key => !s_families.Any(family => key.StartsWith(family, StringComparison.Ordinal)) && !Html.Contains($"'{key}'", StringComparison.Ordinal) && !Html.Contains($"\"{key}\"", StringComparison.Ordinal))];
        Assert.Equal([], unknown);
        Assert.Equal([], unused);
    }

    [Fact]
    public void It_is_one_file_that_loads_nothing_and_makes_no_markup_from_text()
    {
        Assert.DoesNotMatch("(src|href)=\"(?!data:,|#)", Html);
        Assert.DoesNotMatch(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|\bimport\b|XMLHttpRequest|url\(", Html);
        Assert.DoesNotMatch("unsafe-|https?:", CardPage.OpenMe.Policy);
        Assert.Contains("default-src 'none'", CardPage.OpenMe.Policy);
        Assert.Contains("connect-src 'none'", CardPage.OpenMe.Policy);
        Assert.True(Html.IndexOf("Content-Security-Policy", StringComparison.Ordinal) < Html.IndexOf("<style>", StringComparison.Ordinal));
        Assert.Contains(CardPage.Mark, Html[..4096]);
    }

    [Fact]
    public void It_knows_the_receipt_in_the_words_of_the_command()
    {
        Assert.All(DeskWords.Of(Language.Nl).All.Keys, key => Assert.Contains($"\"{key}\"", Html));
    }

    private static Dictionary<string, string> Words(string language)
    {
        string block = Regex.Match(Html, $@"^  {language}: \{{\n(.*?)^  \}},$", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
        return Word().Matches(block).ToDictionary(match => match.Groups["key"].Value, match => match.Groups["text"].Value);
    }

    private static string[] Names(string text) => [.. Regex.Matches(text, @"\{[a-z]+\}").Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^    '?(?<key>[A-Za-z.-]+)'?: '(?<text>.*)',$", RegexOptions.Multiline)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:say\(|data-word=)['""]([A-Za-z.-]+)['""]")]
    private static partial Regex Asked();
}
