// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Gate;

namespace HushTap.Firmware.Tests.Exhaustive;

/// <summary>Knows what happened and what was committed, and nothing of how the gate decides.</summary>
internal static class TruthChecker
{
    /// <summary>On each side of a hold: one block, one descriptor, one poll gap (design: two of each around one hold).</summary>
    private const long SlackUs = Limits.BlockUs + SmallWorld.DescriptorUs + Limits.BlockUs;

    /// <summary>The error bar after an overrun.</summary>
    private const long OverrunUs = 3 * SmallWorld.DescriptorUs;

    /// <summary>Gets what is wrong, or null.</summary>
    public static string? Check(Scene scene, SmallWorld world, long streamFromUs, long endUs)
    {
        long former = long.MinValue;
        foreach (long us in world.CommittedUs)
        {
            if (us <= former || us < scene.StartUs)
            {
                return $"a frame captured at {us} was committed twice, out of order, or as another";
            }

            former = us;
            foreach (var (from, to) in scene.Forbidden)
            {
                if (us < to && us + SmallWorld.DescriptorUs > from)
                {
                    return $"leaked: captured at {At(scene, us)}, held from {At(scene, from)} to {At(scene, to)}";
                }
            }
        }

        return scene.IsLossBounded ? CheckLoss(scene, world, streamFromUs, endUs) : null;
    }

    private static string? CheckLoss(Scene scene, SmallWorld world, long streamFromUs, long endUs)
    {
        Span<long> from = stackalloc long[64];
        Span<long> to = stackalloc long[64];
        int count = Allowed(scene, world, from, to);
        var committed = world.CommittedUs;
        int at = 0;
        long lastUs = endUs - (Scene.LeadMsMax(scene.Settings) * 1000L) - (3 * SlackUs);
        for (long us = streamFromUs; us < lastUs; us += SmallWorld.DescriptorUs)
        {
            while (at < committed.Count && committed[at] < us)
            {
                at++;
            }

            if (at < committed.Count && committed[at] == us)
            {
                continue;
            }

            bool isAllowed = false;
            for (int i = 0; i < count && !isAllowed; i++)
            {
                isAllowed = us < to[i] && us + SmallWorld.DescriptorUs > from[i];
            }

            if (!isAllowed)
            {
                return $"lost: talk captured at {At(scene, us)}";
            }
        }

        return null;
    }

    private static int Allowed(Scene scene, SmallWorld world, Span<long> from, Span<long> to)
    {
        int count = 0;
        long slackUs = SlackUs + (world.HasLost ? OverrunUs : 0);
        from[count] = long.MinValue;
        to[count++] = scene.StartUs + (Scene.TailMsMax(scene.Settings) * 1000L) + SlackUs;
        foreach (var (sense, closedUs, openUs) in scene.Closed)
        {
            from[count] = closedUs - LeadUs(scene, sense) - slackUs;
            to[count++] = openUs + TailUs(scene, sense) + slackUs;
        }

        var (f, t) = world.Frozen;
        if (f < 0)
        {
            return count;
        }

        for (int sense = 0; sense < 4; sense++)
        {
            if (world.Wires[sense].HasEdgeIn(f - Limits.BlockUs - 2_000, t + Limits.BlockUs))
            {
                from[count] = f - LeadUs(scene, sense) - slackUs;
                to[count++] = t + TailUs(scene, sense) + slackUs;
            }
        }

        if (t - f > (Limits.DescriptorsSafe - 4) * SmallWorld.DescriptorUs)
        {
            from[count] = f - slackUs;
            to[count++] = t + slackUs;
        }

        return count;
    }

    private static long LeadUs(Scene scene, int sense) => scene.Settings.LeadMs((SenseRole)sense) * 1000L;

    private static long TailUs(Scene scene, int sense) => scene.Settings.TailMs((SenseRole)sense) * 1000L;

    private static string At(Scene scene, long us) => FormattableString.Invariant($"{(us - scene.OriginUs) / 64_000.0:F2} slots");
}
