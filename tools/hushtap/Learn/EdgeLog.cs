// SPDX-License-Identifier: MIT
using HushTap.Cli.Input;
using HushTap.Cli.Serial;

namespace HushTap.Cli.Learn;

/// <summary>Lets a device tell every change of its inputs, and remembers them.</summary>
public sealed class EdgeLog
{
    private const int LearnSeconds = 1800;
    private const int LevelsMs = 10_000;
    private const int QuietMs = 300;

    private readonly DeviceLink _link;
    private readonly List<Edge> _edges = [];
    private readonly Dictionary<string, bool> _levels = new(StringComparer.Ordinal);
    private long _nowMs;
    private long _nowTick;

    private EdgeLog(DeviceLink link) => _link = link;

    /// <summary>Gets all that was told, in order.</summary>
    public IReadOnlyList<Edge> Edges => _edges;

    /// <summary>Gets the inputs in the device's order, and where each stands.</summary>
    public IReadOnlyDictionary<string, bool> Levels => _levels;

    /// <summary>Gets the device's time, by what it told last and this PC's clock since.</summary>
    public long NowMs => _nowMs + (Environment.TickCount64 - _nowTick);

    /// <summary>Begins.</summary>
    /// <param name="link">The device.</param>
    /// <returns>The log, with the level of every input.</returns>
    /// <exception cref="CliException">The device tells nothing.</exception>
    public static EdgeLog Begin(DeviceLink link)
    {
        EdgeLog log = new(link);
        link.Ask($"learn on {LearnSeconds}");
        long deadline = Environment.TickCount64 + LevelsMs;
        while (log._levels.Count == 0 && Environment.TickCount64 < deadline)
        {
            log.Listen(QuietMs);
        }

        while (log.Listen(QuietMs))
        {
        }

        return log._levels.Count > 0 ? log
            : throw new CliException("the device tells of no input", "hushtap selftest tells more", ExitCode.Problem);
    }

    /// <summary>Ends.</summary>
    /// <exception cref="CliException">The device could not tell all edges.</exception>
    public void End()
    {
        _link.Ask("learn off");
        long deadline = Environment.TickCount64 + LevelsMs;
        while (Environment.TickCount64 < deadline)
        {
            if (_link.NextTold(QuietMs) is { } line && line.StartsWith("learn-end", StringComparison.Ordinal))
            {
                if (Answer.Pairs(line).GetValueOrDefault("lost", "0") is not "0" and { } lost)
                {
                    throw new CliException($"{lost} edges could not be told, so what was seen is not all", "try again when no other program uses the port", ExitCode.Problem);
                }

                return;
            }
        }
    }

    /// <summary>Waits for the next line.</summary>
    /// <param name="timeoutMs">Longest wait.</param>
    /// <returns>True when there was one.</returns>
    public bool Listen(int timeoutMs)
    {
        if (_link.NextTold(timeoutMs) is not { } line)
        {
            return false;
        }

        if (Edge.Parse(line) is { } edge)
        {
            _edges.Add(edge);
            _levels[edge.Input] = edge.Level;
            _nowMs = edge.Ms;
            _nowTick = Environment.TickCount64;
        }

        return true;
    }

    /// <summary>Listens until something is so, or time is up.</summary>
    /// <param name="isSo">Asked after every line and now and then.</param>
    /// <param name="timeoutMs">Longest wait.</param>
    /// <returns>True when it is so.</returns>
    public bool ListenUntil(Func<bool> isSo, long timeoutMs)
    {
        long deadline = Environment.TickCount64 + timeoutMs;
        while (!isSo())
        {
            long left = deadline - Environment.TickCount64;
            if (left <= 0)
            {
                return false;
            }

            Listen((int)Math.Min(left, 100));
        }

        return true;
    }

    /// <summary>The time for which an input has stood at its level.</summary>
    /// <param name="input">Its name.</param>
    /// <returns>Milliseconds.</returns>
    public long StoodMs(string input) => NowMs - (_edges.FindLast(edge => edge.Input == input)?.Ms ?? 0);
}
