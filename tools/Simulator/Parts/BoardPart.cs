// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>A part on the board beside the chip, with registers on the I2C bus. It keeps them through a reset of the chip, not without power.</summary>
public abstract class BoardPart : II2cTarget
{
    private readonly List<string> _findings = [];

    /// <summary>Gets the part's name on the drawing.</summary>
    public abstract string Name { get; }

    /// <summary>Gets what the firmware did that the part's data sheet forbids, since it was last asked.</summary>
    public IReadOnlyList<string> TakeFindings()
    {
        string[] taken = [.. _findings];
        _findings.Clear();
        return taken;
    }

    /// <summary>Power comes: every register has its reset value.</summary>
    /// <param name="worldUs">World time.</param>
    public abstract void PowerOn(long worldUs);

    /// <inheritdoc/>
    public abstract bool Transfer(ReadOnlySpan<byte> write, Span<byte> read, long worldUs);

    /// <summary>Notes what the data sheet forbids.</summary>
    /// <param name="finding">What was done, in words.</param>
    protected void Note(string finding)
    {
        string text = $"{Name}: {finding}";
        if (!_findings.Contains(text))
        {
            _findings.Add(text);
        }
    }
}
