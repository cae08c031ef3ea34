// SPDX-License-Identifier: MIT
using System.Globalization;

namespace HushTap.HardwareTools;

/// <summary>hardware/design/facts.json: what the notice texts say about the firmware.</summary>
/// <param name="About">What the file is.</param>
/// <param name="RamSecondsMax">Longest time that audio may be in RAM before it is committed or wiped, s.</param>
/// <param name="LeadMsFactory">How long before the first sign audio is withheld, factory settings, ms.</param>
/// <param name="LagMsFactory">Longest lag of a phone's lamp, factory settings, ms.</param>
/// <param name="DarkMsFactory">Longest dark phase of a flashing lamp, factory settings, ms.</param>
/// <param name="RetentionDaysFactory">Retention, factory settings, days.</param>
public sealed record NoticeFacts(string About, int RamSecondsMax, int LeadMsFactory, int LagMsFactory, int DarkMsFactory, int RetentionDaysFactory);

/// <summary>Writes the facts table of NOTICE.md.</summary>
public static class Notice
{
    /// <summary>The table, English and Dutch beside each other.</summary>
    /// <param name="facts">The firmware's facts.</param>
    /// <param name="silenceMsMax">Stated limit of the record gate, ms.</param>
    /// <param name="reopenMsMax">Longest time that the gate stays closed after the last light, ms.</param>
    public static string Table(NoticeFacts facts, double silenceMsMax, double reopenMsMax)
    {
        string S(double ms) => (ms / 1000).ToString("0.0##", CultureInfo.InvariantCulture);
        string Nl(double ms) => S(ms).Replace('.', ',');
        var dark = facts.LagMsFactory + facts.DarkMsFactory;
        return $"""
            | fact | English | Nederlands |
            |---|---|---|
            | audio in memory | at most {facts.RamSecondsMax} s of audio is in working memory before it is stored or wiped | hooguit {facts.RamSecondsMax} s geluid staat in het werkgeheugen voordat het wordt opgeslagen of gewist |
            | before the lamp | up to {S(facts.LeadMsFactory)} s before the first sign of a hold is withheld too | tot {Nl(facts.LeadMsFactory)} s vóór het eerste teken van wachtstand wordt ook niet bewaard |
            | record gate | {silenceMsMax:0} ms after the lamp lights no audio reaches the processor; the gate opens at most {S(reopenMsMax)} s after the last light | {silenceMsMax:0} ms nadat de lamp brandt bereikt geen geluid de processor; de poort gaat hooguit {Nl(reopenMsMax)} s na het laatste licht weer open |
            | retention | {(facts.RetentionDaysFactory == 0 ? "the device erases nothing until the controller sets a number of days" : $"{facts.RetentionDaysFactory} days unless the controller sets less or more")} | {(facts.RetentionDaysFactory == 0 ? "het apparaat wist niets totdat de verwerkingsverantwoordelijke een aantal dagen instelt" : $"{facts.RetentionDaysFactory} dagen, tenzij de verwerkingsverantwoordelijke korter of langer instelt")} |
            | not sensed | a hold on the other side; a hold that no lamp or key shows, with a flashing lamp alone one shorter than {S(dark)} s | wachtstand aan de andere kant; wachtstand die geen lamp of toets toont, bij alleen een knipperende lamp korter dan {Nl(dark)} s |

            """.ReplaceLineEndings("\n");
    }
}
