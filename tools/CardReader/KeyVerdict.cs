// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>Puts into words where the key does not fit.</summary>
internal sealed class KeyVerdict(CardReading card)
{
    public void Check()
    {
        if (card.Keys is not { } keys || card.PowerOns.Count == 0)
        {
            return;
        }

        CheckOtherDevices(keys);
        PowerOn[] own = [.. card.PowerOns.Where(powerOn => powerOn.Device == keys.Device)];
        if (keys.Root is null)
        {
            Note(own, $"the key file has no root key: public layer only");
            return;
        }

        PowerOn[] tried = [.. own.Where(powerOn => powerOn.Tags is not null && powerOn.KeyedLines > 0)];
        if (tried.Length > 0 && tried.All(powerOn => powerOn.Tags!.Fitting == 0))
        {
            bool isTagged = tried.Any(powerOn => powerOn.Tags!.Misfits.Any(misfit => misfit.IsTagged));
            string why = isTagged ? "it is another device's or an older one, or somebody without it wrote everything anew" : "no line has a tag: the device had no key, or somebody took the tags off";
            Add(FindingKind.WrongKey, tried[0].Folders[0], $"the key fits no line of this card: {why}");
        }
        else
        {
            ReportMisfits(tried);
        }

        CheckUncovered(keys, own);
    }

    private void CheckOtherDevices(KeyFile keys)
    {
        foreach (IGrouping<string, PowerOn> other in card.PowerOns.Where(powerOn => powerOn.Device != keys.Device).GroupBy(powerOn => powerOn.Device))
        {
            Add(FindingKind.OtherDevice, other.First().Folders[0], $"this is of device {other.Key}, the key is of {keys.Device}: public layer only");
        }
    }

    private void ReportMisfits(PowerOn[] tried)
    {
        foreach (PowerOn powerOn in tried)
        {
            foreach (TagCheck.Misfit misfit in powerOn.Tags!.Misfits)
            {
                string lines = misfit.From == misfit.To
                    ? FormattableString.Invariant($"line {misfit.From} was")
                    : FormattableString.Invariant($"lines {misfit.From} to {misfit.To} were");
                string why = misfit.IsTagged ? "the tag does not fit the key" : "there is no tag";
                Add(FindingKind.Edited, misfit.Folder, $"{lines} not written by the device: {why}");
            }
        }
    }

    /// <summary>
    /// Power-ons that the key does not reach are covered by the digests in the first power-on behind them that it does reach; behind the last
    /// one nothing covers them.
    /// </summary>
    private void CheckUncovered(KeyFile keys, PowerOn[] own)
    {
        int lastCovered = Array.FindLastIndex(own, powerOn => powerOn.Tags?.Fitting > 0);
        for (int i = 0; i < own.Length; i++)
        {
            if (own[i].Tags is null)
            {
                FindingKind kind = i < lastCovered ? FindingKind.Note : FindingKind.WrongKey;
                string why = own[i].Boot < keys.RootBoot ? "is before" : "is out of reach of";
                Add(kind, own[i].Folders[0], $"power-on {own[i].Boot} {why} the key's, {keys.RootBoot}: public layer only");
            }
        }
    }

    private void Note(PowerOn[] powerOns, FormattableString text)
    {
        if (powerOns.Length > 0)
        {
            Add(FindingKind.Note, powerOns[0].Folders[0], text);
        }
    }

    private void Add(FindingKind kind, JournalFolder folder, FormattableString text) => card.Findings.Add(kind, folder.JournalPath, text);
}
