// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Learn;

/// <summary>Leads a person through what is to be done at the phone, and watches the inputs meanwhile.</summary>
/// <param name="shell">Where to speak.</param>
/// <param name="log">The inputs.</param>
/// <param name="waitMs">How long a person may take.</param>
public sealed class PhoneSteps(Shell shell, EdgeLog log, int waitMs)
{
    /// <summary>The hook's input.</summary>
    public const string Hook = "hook";

    /// <summary>The hold lamp's input.</summary>
    public const string HoldLamp = "hold-lamp";

    /// <summary>The mute lamp's input.</summary>
    public const string MuteLamp = "mute-lamp";

    /// <summary>The hold key's input.</summary>
    public const string HoldKey = "hold-key";

    private const int SettleMs = 1500;

    private static readonly string[] s_others = [Hook, HoldLamp, MuteLamp];

    /// <summary>Says something.</summary>
    /// <param name="text">What.</param>
    public void Say(string text)
    {
        shell.Out.WriteLine(text);
        shell.Out.Flush();
    }

    /// <summary>Requires that the phone is at rest: handset down, no lamp lit.</summary>
    /// <exception cref="CliException">It is not.</exception>
    public void RequireRest()
    {
        if (!log.Levels.GetValueOrDefault(Hook, true))
        {
            Say("put the handset down");
            Await(Hook, true, "the handset is down, but the device does not see it", "is the hook's wire where the hook switch is?");
        }

        foreach (string lamp in (string[])[HoldLamp, MuteLamp])
        {
            if (log.Levels.GetValueOrDefault(lamp))
            {
                throw new CliException($"the {lamp.Replace('-', ' ')}'s input says lit while the phone is at rest", "its wire is cut or the wrong way round: a cut wire reads as hold", ExitCode.Problem);
            }
        }
    }

    /// <summary>Requires that lifting the handset has lit no lamp.</summary>
    /// <exception cref="CliException">It has.</exception>
    public void RequireDark()
    {
        Watch(SettleMs);
        if (((string[])[HoldLamp, MuteLamp]).FirstOrDefault(lamp => log.Levels.GetValueOrDefault(lamp)) is { } lit)
        {
            throw new CliException(
                $"the {lit.Replace('-', ' ')} is lit while you talk: it is a line lamp, or another lamp", "learn cannot tell a line lamp's hold from talk: set hold-lamp.cadence by hand", ExitCode.Problem);
        }
    }

    /// <summary>Says what to do, and waits until an input shows it.</summary>
    /// <param name="text">What to do.</param>
    /// <param name="input">The input that should change.</param>
    /// <param name="level">To which level.</param>
    /// <exception cref="CliException">Another input shows it, or none.</exception>
    public void Do(string text, string input, bool level)
    {
        Say(text);
        int before = log.Edges.Count;
        Await(input, level, $"nothing changed at the input {input}", $"is its wire where it should be? hushtap selftest shows all inputs");
        Edge? stray = log.Edges.Skip(before).FirstOrDefault(edge => edge.Input != input && edge.Level == level && s_others.Contains(edge.Input) && level);
        if (stray is not null)
        {
            throw new CliException($"{stray.Input} changed together with {input}", "the wires touch each other, or two lamps light at once: separate them, then learn again", ExitCode.Problem);
        }
    }

    /// <summary>Waits, and keeps watching.</summary>
    /// <param name="ms">How long.</param>
    public void Watch(int ms) => log.ListenUntil(() => false, ms);

    /// <summary>Waits until a lamp has been dark for so long that it has gone out.</summary>
    /// <param name="lamp">The lamp's input.</param>
    /// <param name="darkMs">Longest dark phase.</param>
    /// <exception cref="CliException">It does not go out.</exception>
    public void AwaitOut(string lamp, int darkMs)
    {
        if (!log.ListenUntil(() => !log.Levels.GetValueOrDefault(lamp) && log.StoodMs(lamp) > darkMs, waitMs))
        {
            throw new CliException($"the {lamp.Replace('-', ' ')} does not go out", "release it, and learn again", ExitCode.Problem);
        }
    }

    private void Await(string input, bool level, string message, string hint)
    {
        int before = log.Edges.Count;
        if (!log.ListenUntil(() => log.Levels.GetValueOrDefault(input, !level) == level, waitMs))
        {
            string[] others = [.. log.Edges.Skip(before).Select(edge => edge.Input).Distinct().Where(name => name != input)];
            throw new CliException(
                others.Length > 0 ? $"{string.Join(" and ", others)} changed, not {input}" : message,
                others.Length > 0 ? "are the wires swapped?" : hint,
                ExitCode.Problem);
        }
    }
}
