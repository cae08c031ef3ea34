// SPDX-License-Identifier: MIT
namespace HushTap.Firmware.Tests.Exhaustive;

/// <summary>One input over a whole small world: open before the first edge, then alternating.</summary>
internal sealed class Wire
{
    private readonly long[] edgesUs = new long[64];
    private int count;
    private int passed;

    public void Clear()
    {
        count = 0;
        passed = 0;
    }

    /// <summary>Goes back to the beginning of time.</summary>
    public void Rewind() => passed = 0;

    /// <summary>Closes it during [from, to); stretches come in order and may touch.</summary>
    public void Close(long fromUs, long toUs)
    {
        if (toUs <= fromUs)
        {
            return;
        }

        if (count > 0 && edgesUs[count - 1] >= fromUs)
        {
            edgesUs[count - 1] = Math.Max(edgesUs[count - 1], toUs);
            return;
        }

        edgesUs[count++] = fromUs;
        edgesUs[count++] = toUs;
    }

    public bool IsClosed => (passed & 1) != 0;

    /// <summary>Goes on to a later time.</summary>
    /// <returns>True when there was an edge on the way.</returns>
    public bool PassTo(long us)
    {
        int before = passed;
        while (passed < count && edgesUs[passed] <= us)
        {
            passed++;
        }

        return passed != before;
    }

    public ReadOnlySpan<long> EdgesUs => edgesUs.AsSpan(0, count);

    public bool HasEdgeIn(long fromUs, long toUs)
    {
        foreach (long edge in EdgesUs)
        {
            if (edge >= fromUs && edge <= toUs)
            {
                return true;
            }
        }

        return false;
    }
}
