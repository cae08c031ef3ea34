// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>Holds the card against the device's own count and head: a removed end and an earlier state of the card are found only so.</summary>
internal static class HeadCheck
{
    public static void Check(CardReading card, DeviceHead head)
    {
        PowerOn[] own = [.. card.PowerOns.Where(powerOn => head.Device is null || powerOn.Device == head.Device)];
        PowerOn? powerOn = own.LastOrDefault(powerOn => powerOn.Boot == head.Boot);
        if (powerOn is null)
        {
            string end = own.Length == 0 ? "has nothing of it" : FormattableString.Invariant($"ends at power-on {own.Max(other => other.Boot)}");
            card.Findings.Add(
                FindingKind.RolledBack, "HUSHTAP", $"the device has written line {head.Line} of power-on {head.Boot}; the card {end}: its end was removed, or it is an earlier state");
        }
        else if (powerOn.LastLine < head.Line)
        {
            card.Findings.Add(
                FindingKind.RolledBack,
                powerOn.Folders[^1].JournalPath,
                $"the device has written line {head.Line} of power-on {head.Boot}; the card ends at line {powerOn.LastLine}: its end was removed, or it is an earlier state");
        }
        else if (powerOn.DigestAt(head.Line) is { } digest && digest != head.Digest)
        {
            card.Findings.Add(
                FindingKind.Edited, powerOn.Folders[^1].JournalPath, $"line {head.Line} of power-on {head.Boot} is not the one that the device has written");
        }
        else if (powerOn.DigestAt(head.Line) is null)
        {
            card.Findings.Add(FindingKind.Missing, powerOn.Folders[^1].JournalPath, $"line {head.Line} of power-on {head.Boot} is missing");
        }
    }
}
