// SPDX-License-Identifier: MIT
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>How the card does.</summary>
/// <param name="Id">From CARD.TXT; null when it was not prepared.</param>
/// <param name="RoomBytes">What HUSHTAP may take; null when no journal says so.</param>
/// <param name="UsedBytes">What it takes, by the newest journal.</param>
/// <param name="LostBytes">What power cuts may have left taken but unused: preparing the card again gives it back.</param>
/// <param name="HoursLeft">Hours of talk that still fit; null when not known.</param>
/// <param name="Stalls">Times that the card held everything up for more than a second.</param>
/// <param name="StallMsMax">The longest.</param>
/// <param name="Troubles">Times that the card failed, was full, locked or taken out.</param>
/// <param name="LinesDropped">Journal lines that found no room to wait for the card; on the whole card.</param>
public sealed record CardHealth(
    string? Id, long? RoomBytes, long? UsedBytes, long? LostBytes, decimal? HoursLeft, int Stalls, long StallMsMax, int Troubles, long LinesDropped)
{
    private const int FrameBytes = 4;
    private const int RateAssumed = 8000;

    internal static CardHealth Of(Card card, List<JournalLine> events)
    {
        JournalHead? head = card.Folders.LastOrDefault(folder => folder.Head is not null)?.Head;
        PowerOn? last = card.PowerOns.LastOrDefault(powerOn => powerOn.UsedKib is not null);
        decimal? left = head is null || last is null ? null : Math.Max((decimal)head.RoomKib - head.LostKib - last.UsedKib!.Value, 0) * 1024;
        int rate = card.PowerOns.LastOrDefault(powerOn => powerOn.Rate > 0)?.Rate ?? RateAssumed;
        List<JournalLine> stalls = [.. events.Where(line => line.Event == "stall")];
        return new CardHealth(
            card.Text?.Id,
            head?.RoomKib * 1024,
            last?.UsedKib * 1024,
            head?.LostKib * 1024,
            left is null ? null : Math.Round(left.Value / FrameBytes / rate / 3600, 2),
            stalls.Count,
            stalls.Select(line => line.Number64("ms") ?? 0).DefaultIfEmpty().Max(),
            events.Count(line => line.Event == "card-trouble"),
            card.PowerOns.Sum(powerOn => powerOn.LinesDropped));
    }
}
