// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace HushTap.Desk.Tests;

public sealed partial class WordsTests
{
    private static readonly DeskWords s_english = DeskWords.Of(Language.En);
    private static readonly DeskWords s_dutch = DeskWords.Of(Language.Nl);

    [Fact]
    public void Both_languages_have_the_same_keys_and_the_same_places_for_values()
    {
        Assert.NotEmpty(s_english.All);
        Assert.Equal(s_english.All.Keys, s_dutch.All.Keys);
        Assert.All(s_english.All.Keys, key => Assert.Equal(Places(s_english[key]), Places(s_dutch[key])));
    }

    [Fact]
    public void No_text_is_empty_and_no_sentence_was_left_untranslated()
    {
        Assert.All(s_english.All.Concat(s_dutch.All), pair => Assert.NotEqual("", pair.Value.Trim()));
        Assert.Equal(["receipt-code"], s_english.All.Where(pair => s_dutch[pair.Key] == pair.Value).Select(pair => pair.Key));
    }

    [Theory]
    [InlineData("0", "0.0 s", "0,0 s")]
    [InlineData("59.94", "59.9 s", "59,9 s")]
    [InlineData("59.95", "1:00.0", "1:00,0")]
    [InlineData("3723.4", "1:02:03.4", "1:02:03,4")]
    public void Lengths_read_like_a_clock(string seconds, string english, string dutch)
    {
        decimal value = decimal.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(english, s_english.Length(value));
        Assert.Equal(dutch, s_dutch.Length(value));
    }

    [Fact]
    public void Reasons_are_put_in_words_and_unknown_ones_stay()
    {
        Assert.Equal("the hold lamp was lit or flashing; newer-reason", s_english.Reasons("hold-lamp+newer-reason"));
        Assert.Equal("de wachttoets was ingedrukt", s_dutch.Reasons("hold-key"));
    }

    private static string[] Places(string text) => [.. Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{[0-9]+\}")]
    private static partial Regex Place();
}
