// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>Tries the key on the lines of one power-on, and gathers where it does not fit.</summary>
internal sealed class TagCheck(LineKeys keys)
{
    private readonly List<Misfit> _misfits = [];

    /// <summary>Gets how many tags fit.</summary>
    public long Fitting { get; private set; }

    /// <summary>Gets the lines that do not fit, neighbours of one folder together.</summary>
    public IReadOnlyList<Misfit> Misfits => _misfits;

    /// <summary>Looks at one line.</summary>
    /// <returns>NotChecked for a line that is out of order: the chain does not go back.</returns>
    public LayerVerdict Try(JournalFolder folder, JournalLine line)
    {
        if (!keys.TryTag(line.Number, line.Digest, out Digest tag))
        {
            return LayerVerdict.NotChecked;
        }

        if (line.Tag == tag)
        {
            Fitting++;
            return LayerVerdict.Fits;
        }

        Add(folder, line.Number, line.Tag is not null);
        return LayerVerdict.Broken;
    }

    private void Add(JournalFolder folder, long number, bool isTagged)
    {
        Misfit? last = _misfits.Count > 0 ? _misfits[^1] : null;
        if (last is not null && last.Folder == folder && last.IsTagged == isTagged && last.To == number - 1)
        {
            _misfits[^1] = last with { To = number };
        }
        else
        {
            _misfits.Add(new Misfit(folder, number, number, isTagged));
        }
    }

    /// <summary>Lines that the key does not fit.</summary>
    internal sealed record Misfit(JournalFolder Folder, long From, long To, bool IsTagged);
}
