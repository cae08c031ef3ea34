// SPDX-License-Identifier: MIT
namespace HushTap.Cli.Serial;

/// <summary>Restarts a device and waits until it is back.</summary>
public static class Restarting
{
    private const int BackMsMax = 20_000;
    private const int AnswerMs = 1000;

    /// <summary>Restarts.</summary>
    /// <param name="link">The device.</param>
    /// <exception cref="CliException">It refuses, or does not come back.</exception>
    public static void Restart(DeviceLink link)
    {
        link.Ask("reboot");
        link.ExpectsRestart = true;
        long deadline = Environment.TickCount64 + BackMsMax;
        bool hasGreeted = false;
        while (!hasGreeted && Environment.TickCount64 < deadline)
        {
            hasGreeted = link.NextTold(AnswerMs)?.StartsWith("hushtap ", StringComparison.Ordinal) ?? false;
        }

        while (Environment.TickCount64 < deadline)
        {
            if (link.Answers(AnswerMs))
            {
                link.ExpectsRestart = false;
                return;
            }
        }

        throw new CliException("the device does not come back after its restart", "look at its LED; take its power away and try again", ExitCode.Problem);
    }
}
