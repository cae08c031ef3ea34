// SPDX-License-Identifier: MIT
namespace HushTap.Serial.Tests.Support;

/// <summary>A person who does at the phone what the program says, and presses Enter where it asks.</summary>
public static class Person
{
    /// <summary>Runs a command that leads a person.</summary>
    /// <param name="device">The device whose phone it is.</param>
    /// <param name="folder">The present folder.</param>
    /// <param name="mistake">What the person gets wrong: at these words, this is done instead.</param>
    /// <param name="arguments">The command line.</param>
    public static (int ExitCode, string Out, string Error) Follow(
        LiveDevice device, TempFolder folder, (string Said, string Done)? mistake, params string[] arguments)
    {
        using Program program = new(device.Port, folder.Path, arguments);
        while (program.NextLine() is { } line)
        {
            string? step = mistake is { } wrong && line.StartsWith(wrong.Said, StringComparison.Ordinal) ? wrong.Done : StepFor(line);
            if (step is not null)
            {
                device.Do(step);
            }

            if (line.Contains("press Enter", StringComparison.Ordinal))
            {
                program.Type(string.Empty);
            }
        }

        return program.End();
    }

    private static string? StepFor(string line) => line.Split(',')[0].Split(" (")[0] switch
    {
        "lift the handset" => "lift",
        "put the handset down" => "hang-up",
        "press hold" => "hold",
        "release hold" => "resume",
        "press mute" => "mute",
        "release mute" => "unmute",
        "play the tone into the handset" or "play the tone again" => "tone-on",
        "stop the tone" => "tone-off",
        _ => null,
    };
}
