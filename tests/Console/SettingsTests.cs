// SPDX-License-Identifier: MIT
using System.Text;
using HushTap.Console.Tests.Support;
using HushTap.Simulator;

namespace HushTap.Console.Tests;

/// <summary>Settings on the internal drive, over power cuts and over versions.</summary>
public class SettingsTests
{
    /// <summary>The first settings file there ever was. It must load for ever.</summary>
    private const string FirstVersion = """
        hushtap-settings 1 generation=7
        sample-rate=8000
        hold-lamp.use=1
        hold-lamp.lag-ms=301
        hold-lamp.dark-ms=601
        hold-lamp.release-ms=0
        mute-lamp.use=1
        mute-lamp.lag-ms=302
        mute-lamp.dark-ms=602
        mute-lamp.release-ms=0
        hold-key.use=0
        hook.use=1
        hook.lag-ms=33

        """;

    private static readonly string[] s_change =
        ["> set hold-lamp.lag-ms 111", "> set mute-lamp.lag-ms 222", "> set hook.lag-ms 333", ">> save", "~ at 10", "> get"];

    [Fact]
    public void A_file_of_the_first_version_loads_and_what_it_lacks_has_its_factory_value()
    {
        Pc pc = Ask(new() { ["SETTINGS.A"] = File(FirstVersion) }, "> get", "> status");
        Assert.Contains("hold-lamp.dark-ms=601", pc.Lines);
        Assert.Contains("hook.lag-ms=33", pc.Lines);
        Assert.Contains("hold-lamp.debounce-ms=0", pc.Lines);
        Assert.Contains("settings-state=saved", pc.Lines);
    }

    [Fact]
    public void A_line_that_this_firmware_does_not_know_is_written_again()
    {
        (WorldRun run, Pc pc) = Desk.Play(
            Desk.Spec() with { InternalBefore = new Dictionary<string, byte[]> { ["SETTINGS.A"] = File(FirstVersion + "aerial.length-mm=77\n") } },
            ["> set hook.lag-ms 44", "> save", "> dump"]);
        Assert.Contains("aerial.length-mm=77", pc.Lines);
        string saved = Encoding.ASCII.GetString(run.ReadInternal("SETTINGS.B")!);
        Assert.StartsWith("hushtap-settings 1 generation=8\n", saved, StringComparison.Ordinal);
        Assert.Contains("\nhook.lag-ms=44\n", saved, StringComparison.Ordinal);
        Assert.Contains("\naerial.length-mm=77\n", saved, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_from_the_future_is_refused_and_named_so()
    {
        byte[] future = File(FirstVersion.Replace("settings 1 ", "settings 2 ", StringComparison.Ordinal));
        Pc alone = Ask(new() { ["SETTINGS.A"] = future }, "> get", "> status", "> log");
        Assert.Contains("settings-state=future", alone.Lines);
        Assert.Contains("hold-lamp.dark-ms=1600", alone.Lines);
        Assert.Contains(alone.Lines, line => line.EndsWith(" settings state=future", StringComparison.Ordinal));
        Pc beside = Ask(new() { ["SETTINGS.A"] = future, ["SETTINGS.B"] = File(FirstVersion) }, "> get", "> status");
        Assert.Contains("settings-state=future", beside.Lines);
        Assert.Contains("hold-lamp.dark-ms=601", beside.Lines);
    }

    [Fact]
    public void A_bad_record_falls_to_its_factory_value_and_says_so()
    {
        Pc pc = Ask(
            new() { ["SETTINGS.A"] = File(FirstVersion.Replace("hold-lamp.dark-ms=601", "hold-lamp.dark-ms=99999", StringComparison.Ordinal)) },
            "> get", "> status", "> log");
        Assert.Contains("hold-lamp.dark-ms=1600", pc.Lines);
        Assert.Contains("hold-lamp.lag-ms=301", pc.Lines);
        Assert.Contains("settings-state=bad-record", pc.Lines);
        Assert.Contains(pc.Lines, line => line.EndsWith(" settings state=bad-record name=hold-lamp.dark-ms", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_two_copies_the_newer_whole_one_counts()
    {
        byte[] newer = File(FirstVersion.Replace("generation=7", "generation=8", StringComparison.Ordinal).Replace("=33", "=34", StringComparison.Ordinal));
        Assert.Contains("hook.lag-ms=34", Ask(new() { ["SETTINGS.A"] = File(FirstVersion), ["SETTINGS.B"] = newer }, "> get").Lines);
        Assert.Contains("hook.lag-ms=34", Ask(new() { ["SETTINGS.A"] = newer, ["SETTINGS.B"] = File(FirstVersion) }, "> get").Lines);
        byte[] torn = newer[..^20];
        Assert.Contains("hook.lag-ms=33", Ask(new() { ["SETTINGS.A"] = torn, ["SETTINGS.B"] = File(FirstVersion) }, "> get").Lines);
        Pc none = Ask(new() { ["SETTINGS.A"] = torn, ["SETTINGS.B"] = torn }, "> get", "> status");
        Assert.Contains("hook.lag-ms=0", none.Lines);
        Assert.Contains("settings-state=damaged", none.Lines);
    }

    [Fact]
    public void A_power_cut_at_any_operation_on_the_drive_leaves_the_old_settings_or_the_new_ones()
    {
        TraceLog trace = new();
        Desk.Play(Desk.Spec(), s_change, trace: trace);
        List<long> cuts = [.. trace.Events.Where(e => e.Kind == TraceKind.Card && e.Subject.Contains("SETTINGS.B", StringComparison.Ordinal) && e.WorldUs > 1_000_000)
            .SelectMany(e => new[] { e.WorldUs, e.WorldUs + (e.A / 2), e.WorldUs + e.A, e.WorldUs + e.A + 1 })];
        Assert.True(cuts.Count >= 8, $"{cuts.Count} cuts");
        HashSet<string> outcomes = [];
        foreach (long cut in cuts)
        {
            for (ulong seed = 1; seed <= 4; seed++)
            {
                (_, Pc pc) = Desk.Play(Desk.Spec() with { Seed = seed, PowerOffUs = [(cut, cut + 1_000_000)] }, s_change);
                string[] seen = [.. pc.Lines.Where(l => l.Contains("p.lag-ms=", StringComparison.Ordinal) || l.StartsWith("hook.lag-ms=", StringComparison.Ordinal))];
                outcomes.Add(string.Join(' ', seen));
            }
        }

        Assert.Equal(
            ["hold-lamp.lag-ms=111 mute-lamp.lag-ms=222 hook.lag-ms=333", "hold-lamp.lag-ms=500 mute-lamp.lag-ms=500 hook.lag-ms=0"],
            outcomes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_record_key_held_for_ten_seconds_at_power_on_destroys_keys_and_settings_and_a_shorter_press_does_not()
    {
        string[] script = ["> key set owner $SECRET", "> unlock", "> unlock $RESPONSE", "> set hook.lag-ms 333", "> save", "~ at 25", "> key", "> get hook.lag-ms", "> log 32"];
        Wiring wiring = LyratBoard.Wiring with { Hook = [.. LyratBoard.Wiring.Hook, 36] };
        Pc held = Desk.Play(Pressed(12), script, wiring: wiring).Pc;
        Assert.Contains(held.Lines, line => line.StartsWith("owner=none root=none days=0 ", StringComparison.Ordinal));
        Assert.Contains("hook.lag-ms=0", held.Lines);
        Assert.Contains(held.Lines, line => line.EndsWith(" factory-reset", StringComparison.Ordinal));
        Pc tapped = Desk.Play(Pressed(6), script, wiring: wiring).Pc;
        Assert.Contains(tapped.Lines, line => line.StartsWith("owner=set root=none days=0 ", StringComparison.Ordinal));
        Assert.Contains("hook.lag-ms=333", tapped.Lines);
    }

    /// <summary>The handset's wire is the record key's here: lifted from the call's beginning on, while power comes anew.</summary>
    private static WorldSpec Pressed(double seconds) =>
        Desk.Spec(seconds: 30, offHook: [(0, seconds)]) with { PowerOffUs = [(4_900_000, 5_200_000)] };

    private static Pc Ask(Dictionary<string, byte[]> files, params string[] script) =>
        Desk.Play(Desk.Spec() with { InternalBefore = files }, script).Pc;

    private static byte[] File(string text)
    {
        text = text.ReplaceLineEndings("\n");
        return Encoding.ASCII.GetBytes($"{text}crc32={Crc(Encoding.ASCII.GetBytes(text)):X8}\n");
    }

    private static uint Crc(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
            }
        }

        return ~crc;
    }
}
