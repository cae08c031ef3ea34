// SPDX-License-Identifier: MIT
using System.Text;

namespace HushTap.Simulator.Tests;

public sealed class JournalReaderTests
{
    private static Journal Read(string text) => JournalReader.Read(Encoding.Latin1.GetBytes(text));

    [Fact]
    public void Lines_have_number_time_event_and_fields()
    {
        Journal journal = Read("7 1234 2026-11-24T22:00:00Z withheld first=5 frames=6 reason=hold-lamp+hook *9f\n8 1300 - call-end\n");
        Assert.Empty(journal.Damage);
        Assert.Equal((7L, 1234L, "2026-11-24T22:00:00Z", "withheld"), (
            journal.Events[0].Sequence, journal.Events[0].UptimeMs, journal.Events[0].Utc, journal.Events[0].Event));
        Assert.Equal(5, journal.Events[0].Number("first"));
        Assert.Equal("hold-lamp+hook", journal.Events[0].Text("reason"));
        Assert.Null(journal.Events[0].Number("reason"));
        Assert.Null(journal.Events[0].Number("none"));
        Assert.Null(journal.Events[1].Utc);
    }

    [Theory]
    [InlineData("x 1 - call\n")]
    [InlineData("1 x - call\n")]
    [InlineData("1 -5 - call\n")]
    [InlineData("1 2 -\n")]
    [InlineData("1 2 - \n")]
    [InlineData("1 2 - call call\n")]
    [InlineData("1 2 - call =1\n")]
    [InlineData("1 2 - call a=1 a=2\n")]
    [InlineData("1 2 - c\u00e4ll\n")]
    [InlineData("1 2 - call\r\n")]
    [InlineData("\n")]
    [InlineData("1 2 - call")]
    public void A_bad_line_is_damage_and_the_next_is_read(string bad)
    {
        Journal journal = Read(bad + (bad.EndsWith('\n') ? "2 3 - good\n" : ""));
        Assert.Single(journal.Damage);
        Assert.Equal(bad.EndsWith('\n') ? 1 : 0, journal.Events.Count);
    }

    [Fact]
    public void Any_bytes_are_read_without_an_exception()
    {
        SeededRandom chance = SeededRandom.For(1, "journal");
        for (int i = 0; i < 200; i++)
        {
            byte[] bytes = new byte[chance.Next(0, 200)];
            chance.Fill(bytes);
            Journal journal = JournalReader.Read(bytes);
            Assert.True(bytes.Length == 0 || journal.Damage.Count + journal.Events.Count > 0);
        }
    }
}
