// SPDX-License-Identifier: MIT
using System.Globalization;

namespace HushTap.CardReader;

/// <summary>Gathers findings, in bounded memory however much is wrong with a card.</summary>
internal sealed class Findings
{
    /// <summary>Most that are kept; more are counted.</summary>
    public const int CountMax = 1000;

    private readonly List<Finding> _list = [];

    /// <summary>Gets those that are kept.</summary>
    public IReadOnlyList<Finding> List => _list;

    /// <summary>Gets how many problems were found, kept or not.</summary>
    public long Problems { get; private set; }

    /// <summary>Gets the gravest kind.</summary>
    public FindingKind Worst { get; private set; }

    /// <summary>Gets how many findings were not kept.</summary>
    public long Dropped { get; private set; }

    public void Add(FindingKind kind, string path, FormattableString text)
    {
        Finding finding = new(kind, path, text.ToString(CultureInfo.InvariantCulture));
        Problems += finding.IsProblem ? 1 : 0;
        Worst = kind > Worst ? kind : Worst;
        if (_list.Count < CountMax)
        {
            _list.Add(finding);
        }
        else
        {
            Dropped++;
        }
    }

    public void Add(Finding finding) => Add(finding.Kind, finding.Path, $"{finding.Text}");
}
