// SPDX-License-Identifier: MIT
using System.Diagnostics;
using HushTap.Core;
using HushTap.Core.Gate;
using HushTap.Core.Settings;
using Xunit;

namespace HushTap.Firmware.Tests.Exhaustive;

/// <summary>
/// Every timeline on a small grid, not a sample of them. A slot is one poll gap (64 ms) unless the scope says otherwise; each scope runs
/// all its scenes with no freeze and with each freeze: every pass of the loop × 8 places in it × 4 lengths, the longest an overrun.
/// HUSHTAP_LONG=1 makes the timelines longer.
/// </summary>
public class SmallWorldTests(ITestOutputHelper output)
{
    private const long SlotUs = Limits.BlockUs;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("HUSHTAP_LONG") == "1";
    private static readonly long[] FreezeUs = [40_000, 200_000, 640_000, 2_000_000];
    private static readonly (int On, int Off)[] Lags = [(0, 0), (1, 1), (2, 2), (2, 0)];

    [Fact]
    public void A_hold_lamp_with_every_pattern_of_holds_lag_and_phase_leaks_nothing_and_costs_no_more_than_the_bound() =>
        Prove("hold lamp", LampScenes(IsLong ? 8 : 5));

    [Fact]
    public void A_hold_key_beside_the_lamp_leaves_no_hold_unseen_whichever_press_the_phone_ignores() =>
        Prove("hold lamp and key", KeyAndLampScenes(IsLong ? 5 : 4));

    [Fact]
    public void A_key_alone_withholds_from_the_first_press_until_on_hook_whichever_press_the_phone_ignores() =>
        Prove("key and hook", KeyOnlyScenes(IsLong ? 5 : 3));

    [Fact]
    public void A_line_lamp_lets_through_steady_light_only() =>
        Prove("line lamp", LineLampScenes(IsLong ? 6 : 4));

    [Fact]
    public void A_supervised_lamp_stays_safe_whichever_of_its_wires_is_cut_or_shorted_and_when() =>
        Prove("supervised lamp", PairScenes(IsLong ? 4 : 3));

    [Fact]
    public void Hold_mute_and_hook_together_forbid_what_each_forbids() =>
        Prove("hold, mute and hook", ThreeSenseScenes(IsLong ? 3 : 2));

    private static DeviceSettings Settings(params (int Place, int Value)[] values)
    {
        var settings = new DeviceSettings(new SettingsTable());
        foreach (var (place, value) in values)
        {
            Assert.True(settings.TrySet(place, value));
        }

        return settings;
    }

    private static DeviceSettings LampSettings(int darkSlots, bool hasKey = false) => Settings(
        (SettingsTable.HoldLampLagMs, 128),
        (SettingsTable.HoldLampDarkMs, 64 * darkSlots),
        (SettingsTable.MuteLampUse, 0),
        (SettingsTable.HoldKeyUse, hasKey ? 1 : 0),
        (SettingsTable.HookUse, 1));

    private static Scene NewScene(string name, DeviceSettings settings, int slots, long offsetUs, long slotUs = SlotUs)
    {
        const long StartUs = 1_000_000;
        int tail = Scene.TailMsMax(settings);
        int lead = Scene.LeadMsMax(settings);
        return new Scene(name, settings, StartUs, StartUs + ((tail + lead + 400) * 1000L) + offsetUs, slots, slotUs);
    }

    private static IEnumerable<Scene> LampScenes(int slots)
    {
        foreach (long offset in new long[] { 9_000 })
        {
            for (int bits = 0; bits < 1 << slots; bits++)
            {
                foreach (var (on, off) in Lags)
                {
                    for (int phase = -1; phase < 4; phase++)
                    {
                        var scene = NewScene($"holds={bits:b} lag={on}/{off} phase={phase} offset={offset}", LampSettings(phase < 0 ? 0 : 2), slots, offset);
                        AddLamp(scene, SenseRole.HoldLamp, scene.Runs(bits), on, off, phase);
                        yield return scene;
                    }
                }
            }
        }
    }

    /// <summary>A hold that the lamp never showed is none that a lamp alone could tell.</summary>
    private static void AddLamp(Scene scene, SenseRole role, List<(long FromUs, long ToUs)> holds, int on, int off, int phase, bool isDead = false)
    {
        int i = 0;
        foreach (var lit in scene.Lamp(holds, on * SlotUs, off * SlotUs, phase, 2, 2))
        {
            if (!isDead)
            {
                lit.ForEach(l => scene.Close(role, l.FromUs, l.ToUs));
            }

            if (lit.Count > 0 || scene.Settings.Uses(SenseRole.HoldKey))
            {
                scene.Forbidden.Add(holds[i]);
            }

            i++;
        }
    }

    private static IEnumerable<Scene> KeyAndLampScenes(int slots)
    {
        for (int presses = 0; presses < 1 << slots; presses++)
        {
            for (int ignored = -1; ignored < slots; ignored++)
            {
                if (ignored >= 0 && (presses >> ignored & 1) == 0)
                {
                    continue;
                }

                foreach (var (on, off) in Lags)
                {
                    for (int phase = -1; phase < 4; phase++)
                    {
                        yield return KeyAndLampScene(slots, presses, ignored, on, off, phase, isDead: false);
                    }
                }

                yield return KeyAndLampScene(slots, presses, ignored, 0, 0, -1, isDead: true);
            }
        }
    }

    /// <summary>The key is down for a third of a slot; hold begins and ends with it. After the last slot the hold ends by itself.</summary>
    private static Scene KeyAndLampScene(int slots, int presses, int ignored, int on, int off, int phase, bool isDead)
    {
        var scene = NewScene(
            $"presses={presses:b} ignored={ignored} lag={on}/{off} phase={phase} dead={isDead}", LampSettings(phase < 0 ? 0 : 2, hasKey: true), slots, 9_000);
        var holds = new List<(long, long)>();
        var pressUs = new List<long>();
        long since = -1;
        for (int slot = 0; slot < slots; slot++)
        {
            if ((presses >> slot & 1) == 0)
            {
                continue;
            }

            long at = scene.Slot(slot);
            pressUs.Add(at);
            scene.Close(SenseRole.HoldKey, at, at + (SlotUs / 3));
            if (slot != ignored)
            {
                if (since >= 0)
                {
                    holds.Add((since, at));
                }

                since = since < 0 ? at : -1;
            }
        }

        if (since >= 0)
        {
            holds.Add((since, scene.EndOfSlotsUs));
        }

        AddLamp(scene, SenseRole.HoldLamp, holds, on, off, phase, isDead);
        scene.IsLossBounded = pressUs.TrueForAll(p => scene.Closed.Any(c => c.Sense == 0 && c.ToUs >= p && c.FromUs <= p + (scene.Settings.TailMs(SenseRole.HoldKey) * 1000L) - SlotUs));
        return scene;
    }

    /// <summary>Slots of ten poll gaps, each with nothing, a press of the hold key, or a move of the handset.</summary>
    private static IEnumerable<Scene> KeyOnlyScenes(int slots)
    {
        int sequences = (int)Math.Pow(3, slots);
        for (int sequence = 0; sequence < sequences; sequence++)
        {
            for (int ignored = -1; ignored < slots; ignored++)
            {
                if (ignored < 0 || Digit(sequence, ignored) == 1)
                {
                    yield return KeyOnlyScene(slots, sequence, ignored);
                }
            }
        }
    }

    private static int Digit(int sequence, int slot) => sequence / (int)Math.Pow(3, slot) % 3;

    private static Scene KeyOnlyScene(int slots, int sequence, int ignored)
    {
        var settings = Settings((SettingsTable.HoldLampUse, 0), (SettingsTable.MuteLampUse, 0), (SettingsTable.HoldKeyUse, 1));
        var scene = NewScene($"sequence={sequence} ignored={ignored}", settings, slots, 700_009, 10 * SlotUs);
        scene.IsLossBounded = false;
        long heldUs = -1;
        long downUs = 0;
        for (int slot = 0; slot < slots; slot++)
        {
            long at = scene.Slot(slot);
            switch (Digit(sequence, slot))
            {
                case 1:
                    scene.Close(SenseRole.HoldKey, at, at + (2 * SlotUs));
                    if (slot != ignored && downUs < 0)
                    {
                        if (heldUs >= 0)
                        {
                            scene.Forbidden.Add((heldUs, at));
                        }

                        heldUs = heldUs < 0 ? at : -1;
                    }

                    break;
                case 2 when downUs < 0:
                    downUs = at;
                    if (heldUs >= 0)
                    {
                        scene.Forbidden.Add((heldUs, at));
                        heldUs = -1;
                    }

                    break;
                case 2:
                    scene.Close(SenseRole.Hook, downUs, at);
                    scene.Forbidden.Add((downUs, at));
                    downUs = -1;
                    break;
            }
        }

        if (heldUs >= 0)
        {
            scene.Forbidden.Add((heldUs, scene.EndOfSlotsUs + 9_000_000));
        }

        if (downUs >= 0)
        {
            scene.Close(SenseRole.Hook, downUs, scene.EndOfSlotsUs + 9_000_000);
            scene.Forbidden.Add((downUs, scene.EndOfSlotsUs + 9_000_000));
        }

        return scene;
    }

    /// <summary>Two bits a slot would be too many: holds by bits, and one stretch without a call at every place.</summary>
    private static IEnumerable<Scene> LineLampScenes(int slots)
    {
        var settings = Settings(
            (SettingsTable.HoldLampLagMs, 128),
            (SettingsTable.HoldLampDarkMs, 128),
            (SettingsTable.HoldLampLitMs, 128),
            (SettingsTable.HoldLampCadence, 1),
            (SettingsTable.HoldLampPolarity, 1),
            (SettingsTable.MuteLampUse, 0));
        for (int bits = 0; bits < 1 << slots; bits++)
        {
            for (int idle = -1; idle < slots; idle++)
            {
                if (idle >= 0 && (bits >> idle & 1) != 0)
                {
                    continue;
                }

                foreach (var (on, off) in Lags)
                {
                    for (int phase = 0; phase < 4; phase++)
                    {
                        var scene = NewScene($"holds={bits:b} idle={idle} lag={on}/{off} phase={phase}", settings, slots, 9_000);
                        AddLamp(scene, SenseRole.HoldLamp, scene.Runs(bits), on, off, phase);
                        if (idle >= 0)
                        {
                            scene.Close(SenseRole.HoldLamp, scene.Slot(idle), scene.Slot(idle + 1));
                            scene.Forbidden.Add((scene.Slot(idle), scene.Slot(idle + 1)));
                        }

                        yield return scene;
                    }
                }
            }
        }
    }

    private static IEnumerable<Scene> PairScenes(int slots)
    {
        for (int bits = 0; bits < 1 << slots; bits++)
        {
            for (int phase = -1; phase < 4; phase++)
            {
                for (int fault = 0; fault <= 6; fault++)
                {
                    for (int slot = -1; slot <= (fault == 0 ? -1 : slots); slot++)
                    {
                        yield return PairScene(slots, bits, phase, fault, slot);
                    }
                }
            }
        }
    }

    /// <summary>Fault 1, 2: one wire cut (reads closed); 3, 4: one wire shorted to its clear level; 5: both cut; 6: both shorted to each other's cut level in turn.</summary>
    private static Scene PairScene(int slots, int bits, int phase, int fault, int slot)
    {
        var settings = Settings(
            (SettingsTable.HoldLampLagMs, 64),
            (SettingsTable.HoldLampDarkMs, phase < 0 ? 0 : 128),
            (SettingsTable.HoldLampSupervised, 1),
            (SettingsTable.MuteLampUse, 0));
        var scene = NewScene($"holds={bits:b} phase={phase} fault={fault} at={slot}", settings, slots, 9_000);
        scene.IsPaired = true;
        scene.IsLossBounded = fault == 0;
        long from = scene.Slot(slot);
        long to = scene.EndOfSlotsUs + 9_000_000;
        int i = 0;
        var holds = scene.Runs(bits);
        foreach (var lit in scene.Lamp(holds, SlotUs, SlotUs, phase, 2, 2))
        {
            foreach (var (a, b) in lit)
            {
                scene.Close(SenseRole.HoldLamp, a, fault is 1 or 3 or 5 ? Math.Min(b, from) : b);
                scene.CloseSecond(a, fault is 2 or 4 or 5 ? Math.Min(b, from) : b);
            }

            if (lit.Count > 0)
            {
                scene.Forbidden.Add(holds[i]);
            }

            i++;
        }

        if (fault is 1 or 5 or 6)
        {
            scene.Close(SenseRole.HoldLamp, from, to);
        }

        if (fault is 2 or 5 or 6)
        {
            scene.CloseSecond(from, to);
        }

        return scene;
    }

    private static IEnumerable<Scene> ThreeSenseScenes(int slots)
    {
        var settings = Settings(
            (SettingsTable.HoldLampLagMs, 128),
            (SettingsTable.HoldLampDarkMs, 128),
            (SettingsTable.MuteLampLagMs, 64),
            (SettingsTable.MuteLampDarkMs, 0),
            (SettingsTable.HookLagMs, 64));
        for (int bits = 0; bits < 1 << (3 * slots); bits++)
        {
            for (int phase = 0; phase < 4; phase++)
            {
                var scene = NewScene($"hold,mute,down={bits:b} phase={phase}", settings, slots, 9_000);
                AddLamp(scene, SenseRole.HoldLamp, scene.Runs(bits & ((1 << slots) - 1)), 1, 1, phase);
                AddLamp(scene, SenseRole.MuteLamp, scene.Runs(bits >> slots & ((1 << slots) - 1)), 1, 1, -1);
                foreach (var (from, to) in scene.Runs(bits >> (2 * slots)))
                {
                    scene.Close(SenseRole.Hook, from + SlotUs, to);
                    if (to - from > SlotUs)
                    {
                        scene.Forbidden.Add((from, to));
                    }
                }

                yield return scene;
            }
        }
    }

    private void Prove(string scope, IEnumerable<Scene> scenes)
    {
        var watch = Stopwatch.StartNew();
        long timelines = 0;
        long sceneCount = 0;
        string? failure = null;
        Parallel.ForEach(
            scenes,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new SmallWorld(),
            (scene, loop, world) =>
            {
                scene.Load(world);
                long count = 0;
                foreach (var pause in Pauses(scene))
                {
                    count++;
                    if (Live(scene, world, pause) is { } problem)
                    {
                        Interlocked.CompareExchange(ref failure, $"{scope}: {scene.Name} {pause}: {problem}", null);
                        loop.Stop();
                        break;
                    }
                }

                Interlocked.Add(ref timelines, count);
                Interlocked.Increment(ref sceneCount);
                return world;
            },
            _ => { });
        output.WriteLine(FormattableString.Invariant($"{scope}: {sceneCount:N0} scenes, {timelines:N0} timelines, {watch.Elapsed.TotalSeconds:F1} s"));
        Assert.True(failure is null, failure);
    }

    private static string? Live(Scene scene, SmallWorld world, Pause pause)
    {
        int lead = Scene.LeadMsMax(scene.Settings);
        int tail = Scene.TailMsMax(scene.Settings);
        long endUs = scene.EndOfSlotsUs + ((lead + tail + 700) * 1000L) + (pause.Us > 1_000_000 ? pause.Us + 300_000 : pause.Us);
        world.Run(scene.Settings, scene.StartUs, endUs, pause);
        return TruthChecker.Check(scene, world, world.StreamUs, endUs);
    }

    private static IEnumerable<Pause> Pauses(Scene scene)
    {
        yield return Pause.None;
        int margin = Scene.LeadMsMax(scene.Settings) + Scene.TailMsMax(scene.Settings);
        int first = (int)((scene.OriginUs - scene.StartUs) / SlotUs) - 3;
        int last = (int)((scene.EndOfSlotsUs + (margin * 1000L) - scene.StartUs) / SlotUs) + 1;
        for (int step = first; step <= last; step++)
        {
            for (int place = 0; place < Pause.Places; place++)
            {
                foreach (long us in FreezeUs)
                {
                    yield return new Pause(step, place, us);
                }
            }
        }
    }
}
