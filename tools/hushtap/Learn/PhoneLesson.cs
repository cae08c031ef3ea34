// SPDX-License-Identifier: MIT
using System.Globalization;

namespace HushTap.Cli.Learn;

/// <summary>From what was seen to settings, with margins on the safe side; what is ambiguous is refused.</summary>
public static class PhoneLesson
{
    /// <summary>A lamp's clock may be a fifth slower another day.</summary>
    private const double DarkMargin = 1.2;

    /// <summary>A key may be pressed faster, and the phone be busier, another day.</summary>
    private const double LagMargin = 2;

    private const double BounceMargin = 2;
    private const int LagMsLeast = 100;
    private const int SettingMsMax = 3000;
    private const int LagMsMax = 2000;
    private const int RoundMs = 10;

    /// <summary>Derives the settings of one lamp.</summary>
    /// <param name="lamp">"hold-lamp" or "mute-lamp".</param>
    /// <param name="lessons">One for each time; at least one.</param>
    /// <param name="neverFlashes">The user vouches that a lamp that was seen steady is always steady.</param>
    /// <param name="factory">The values in force, kept where nothing was learned.</param>
    /// <param name="remarks">Takes what was seen and why it leads to what.</param>
    /// <returns>Names and values.</returns>
    /// <exception cref="CliException">What was seen is ambiguous.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Lamp(
        string lamp, IReadOnlyList<LampLesson> lessons, bool neverFlashes, IReadOnlyDictionary<string, string> factory, ICollection<string> remarks)
    {
        string name = lamp.Replace('-', ' ');
        yield return new(lamp + ".use", "1");
        if (Dark(name, lessons, neverFlashes, remarks) is { } darkMs)
        {
            yield return new(lamp + ".dark-ms", Text(darkMs));
        }
        else
        {
            remarks.Add($"the {name} was steady; it may still flash later, as a reminder, so dark-ms stays {factory.GetValueOrDefault(lamp + ".dark-ms", "?")}. If it never does, say --never-flashes");
        }

        if (lessons.All(lesson => lesson.LagMs is not null))
        {
            int lagMs = (int)Math.Max(RoundUp(lessons.Max(lesson => lesson.LagMs!.Value) * LagMargin), LagMsLeast);
            if (lagMs > LagMsMax)
            {
                throw Ambiguous($"the {name} came {lessons.Max(lesson => lesson.LagMs)} ms after the key", "was the key pressed for another reason? learn again");
            }

            remarks.Add($"the {name} came at most {lessons.Max(lesson => lesson.LagMs)} ms after the key; doubled for safety");
            yield return new(lamp + ".lag-ms", Text(lagMs));
        }
        else
        {
            remarks.Add($"how late the {name} is cannot be seen without the key's wire, so lag-ms stays {factory.GetValueOrDefault(lamp + ".lag-ms", "?")}");
        }

        int bounceMs = lessons.Max(lesson => lesson.BounceMsMax);
        if (bounceMs > 0)
        {
            remarks.Add($"the {name}'s contact bounced for up to {bounceMs} ms; doubled for safety");
            yield return new(lamp + ".debounce-ms", Text((int)RoundUp(bounceMs * BounceMargin)));
        }
    }

    private static int? Dark(string name, IReadOnlyList<LampLesson> lessons, bool neverFlashes, ICollection<string> remarks)
    {
        if (lessons.All(lesson => !lesson.Flashes))
        {
            if (neverFlashes)
            {
                remarks.Add($"the {name} was steady, and never flashes, as you say");
            }

            return neverFlashes ? 0 : null;
        }

        if (lessons.Any(lesson => !lesson.Flashes))
        {
            throw Ambiguous($"the {name} flashed one time and was steady another", "hold longer each time, with --seconds, and learn again");
        }

        if (neverFlashes)
        {
            throw Ambiguous($"the {name} flashes, and --never-flashes says that it never does", "leave --never-flashes out");
        }

        if (lessons.Any(lesson => lesson.Phases.Count(phase => !phase.Lit) < 2))
        {
            throw Ambiguous($"the {name} was dark only once in a hold, so its cadence is not known", "hold longer each time, with --seconds, and learn again");
        }

        int longest = lessons.Max(lesson => lesson.DarkMsMax);
        int shortest = lessons.Min(lesson => lesson.DarkMsMin);
        if (longest > (3 * shortest) + 100)
        {
            throw Ambiguous($"the {name} was dark for {shortest} ms one time and {longest} ms another", "hold longer each time, so that the whole pattern repeats, and learn again");
        }

        int darkMs = (int)RoundUp(longest * DarkMargin);
        remarks.Add($"the {name} flashes, dark for up to {longest} ms; a fifth more for safety");
        return darkMs <= SettingMsMax ? darkMs
            : throw Ambiguous($"the {name} is dark for {longest} ms, longer than the device can wait", "sense the hold key instead");
    }

    private static double RoundUp(double ms) => Math.Ceiling(ms / RoundMs) * RoundMs;

    private static string Text(int ms) => ms.ToString(CultureInfo.InvariantCulture);

    private static CliException Ambiguous(string message, string hint) => new(message, hint, ExitCode.Problem);
}
