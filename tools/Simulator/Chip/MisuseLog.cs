// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What the firmware did that the real chip answers with damage, silence or a hang. Kept, because firmware may catch the exception.</summary>
public sealed class MisuseLog
{
    private readonly List<string> _entries = [];

    /// <summary>Gets one sentence for each misuse: what was done and what the chip would do.</summary>
    public IReadOnlyList<string> Entries => _entries;

    /// <summary>Notes a misuse.</summary>
    /// <param name="sentence">What was done and what the chip would do.</param>
    /// <returns>The exception to throw.</returns>
    public ChipMisuseException Add(string sentence)
    {
        _entries.Add(sentence);
        return new ChipMisuseException(sentence);
    }
}
