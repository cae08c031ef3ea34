// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Learn;

/// <summary>What the edges of one hold, or one mute, teach about its lamp.</summary>
public sealed class LampLesson
{
    /// <summary>A phase shorter than this is the bounce of a contact, not a cadence anyone looks at.</summary>
    public const int BounceMs = 20;

    private LampLesson(IReadOnlyList<Phase> phases, int? lagMs, int bounceMsMax)
    {
        Phases = phases;
        LagMs = lagMs;
        BounceMsMax = bounceMsMax;
    }

    /// <summary>Gets the whole phases, without those that began before or lasted beyond.</summary>
    public IReadOnlyList<Phase> Phases { get; }

    /// <summary>Gets how long the lamp came after the key at most; null when no key was seen.</summary>
    public int? LagMs { get; }

    /// <summary>Gets the longest phase that was bounce; 0 = none.</summary>
    public int BounceMsMax { get; }

    /// <summary>Gets whether the lamp flashes.</summary>
    public bool Flashes => Phases.Any(phase => !phase.Lit);

    /// <summary>Gets the longest dark phase that is possible after what was seen.</summary>
    public int DarkMsMax => (int)Phases.Where(phase => !phase.Lit).Select(phase => phase.LongestMs).DefaultIfEmpty().Max();

    /// <summary>Gets the shortest dark phase that is possible after what was seen.</summary>
    public int DarkMsMin => (int)Phases.Where(phase => !phase.Lit).Select(phase => phase.ShortestMs).DefaultIfEmpty().Min();

    /// <summary>Gets the longest lit phase that was seen whole.</summary>
    public int LitMsMax => (int)Phases.Where(phase => phase.Lit).Select(phase => phase.LongestMs).DefaultIfEmpty().Max();

    /// <summary>Studies the edges of one hold.</summary>
    /// <param name="edges">All edges from before the hold until it was over.</param>
    /// <param name="lamp">The lamp's input.</param>
    /// <param name="key">The key's input.</param>
    /// <param name="releasedMs">The device's time when the user was told to release: a dark phase that began later may be the end.</param>
    /// <returns>What was learned.</returns>
    public static LampLesson Of(IReadOnlyList<Edge> edges, string lamp, string key, long releasedMs)
    {
        Edge[] own = [.. edges.Where(edge => edge.Input == lamp && !edge.IsStart)];
        List<Phase> phases = [];
        long bounceMs = 0;
        for (int i = 1; i < own.Length; i++)
        {
            Edge begin = own[i - 1];
            Edge end = own[i];
            if (end.Ms > releasedMs)
            {
                break;
            }

            Phase phase = new(begin.Level, Math.Max(end.Ms - end.WithinMs - begin.Ms, 0), end.Ms - begin.Ms + begin.WithinMs);
            if (phase.LongestMs < BounceMs)
            {
                bounceMs = Math.Max(bounceMs, phase.LongestMs);
            }
            else
            {
                phases.Add(phase);
            }
        }

        Edge? lit = Array.Find(own, edge => edge.Level);
        Edge? pressed = edges.LastOrDefault(edge => edge.Input == key && edge.Level && !edge.IsStart && lit is not null && edge.Ms <= lit.Ms);
        int? lagMs = pressed is null ? null : (int)(lit!.Ms - pressed.Ms + pressed.WithinMs);
        return new LampLesson(phases, lagMs, (int)bounceMs);
    }
}
