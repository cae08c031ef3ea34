// SPDX-License-Identifier: MIT
using HushTap.Core.Gate;
using HushTap.Core.Settings;

namespace HushTap.Firmware.Tests.Exhaustive;

/// <summary>What happens at the phone, as truth and as wires. One scene is lived through once for each freeze.</summary>
internal sealed class Scene(string name, DeviceSettings settings, long startUs, long originUs, int slots, long slotUs)
{
    private readonly List<(int Sense, long FromUs, long ToUs)> closed = [];
    private readonly List<(long FromUs, long ToUs)> second = [];

    /// <summary>Gets words that find it again.</summary>
    public string Name { get; } = name;

    public DeviceSettings Settings { get; } = settings;

    public long StartUs { get; } = startUs;

    /// <summary>Gets the time of slot 0.</summary>
    public long OriginUs { get; } = originUs;

    public long EndOfSlotsUs { get; } = originUs + (slots * slotUs);

    /// <summary>Gets what must never be committed: held, muted or on-hook in truth.</summary>
    public List<(long FromUs, long ToUs)> Forbidden { get; } = [];

    /// <summary>False where talk may be withheld until on-hook, because a key was pressed and no lamp answered.</summary>
    public bool IsLossBounded { get; set; } = true;

    public bool IsPaired { get; set; }

    public static int LeadMsMax(DeviceSettings settings) => MaxOf(settings, settings.LeadMs);

    public static int TailMsMax(DeviceSettings settings) => MaxOf(settings, settings.TailMs);

    public IReadOnlyList<(int Sense, long FromUs, long ToUs)> Closed => closed;

    public long Slot(double slot) => OriginUs + (long)(slot * slotUs);

    public void Close(SenseRole sense, long fromUs, long toUs) => closed.Add(((int)sense, fromUs, toUs));

    public void CloseSecond(long fromUs, long toUs) => second.Add((fromUs, toUs));

    public void Load(SmallWorld world)
    {
        world.Clear();
        world.IsPaired = IsPaired;
        foreach (var (sense, from, to) in closed.OrderBy(c => c.FromUs))
        {
            world.Wires[sense].Close(from, to);
        }

        foreach (var (from, to) in second.OrderBy(c => c.FromUs))
        {
            world.Second.Close(from, to);
        }
    }

    /// <summary>A lamp that follows the truth late and may flash on a clock that runs free.</summary>
    /// <param name="truth">Holds.</param>
    /// <param name="lagOnUs">Delay at the beginning.</param>
    /// <param name="lagOffUs">Delay at the end.</param>
    /// <param name="phase">Flash phase in slots; -1 = steady.</param>
    /// <param name="onSlots">Lit part of the period.</param>
    /// <param name="offSlots">Dark part of the period.</param>
    /// <returns>For each hold the stretches in which the lamp was lit because of it.</returns>
    public IEnumerable<List<(long FromUs, long ToUs)>> Lamp(
        IReadOnlyList<(long FromUs, long ToUs)> truth, long lagOnUs, long lagOffUs, int phase, int onSlots, int offSlots)
    {
        foreach (var (h, u) in truth)
        {
            long from = h + lagOnUs;
            long to = u + lagOffUs;
            var lit = new List<(long, long)>();
            if (phase < 0)
            {
                if (to > from)
                {
                    lit.Add((from, to));
                }
            }
            else
            {
                long period = (onSlots + offSlots) * slotUs;
                for (long at = OriginUs + ((phase - (8 * (onSlots + offSlots))) * slotUs); at < to; at += period)
                {
                    long a = Math.Max(at, from);
                    long b = Math.Min(at + (onSlots * slotUs), to);
                    if (b > a)
                    {
                        lit.Add((a, b));
                    }
                }
            }

            yield return lit;
        }
    }

    /// <summary>Runs of set bits, one slot a bit.</summary>
    public List<(long FromUs, long ToUs)> Runs(int bits)
    {
        var runs = new List<(long, long)>();
        for (int slot = 0; slot < slots;)
        {
            int end = slot;
            while (end < slots && (bits >> end & 1) != 0)
            {
                end++;
            }

            if (end > slot)
            {
                runs.Add((Slot(slot), Slot(end)));
            }

            slot = end + 1;
        }

        return runs;
    }

    private static int MaxOf(DeviceSettings settings, Func<SenseRole, int> ms) =>
        Enumerable.Range(0, 4).Max(s => settings.Uses((SenseRole)s) ? ms((SenseRole)s) : 0);
}
