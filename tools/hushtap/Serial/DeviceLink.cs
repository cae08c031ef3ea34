// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text;

namespace HushTap.Cli.Serial;

/// <summary>A conversation with one device: numbered requests with checksums, one final answer each.</summary>
public sealed class DeviceLink : IDisposable
{
    /// <summary>PROTOCOL.md: a card may hold the whole device up for more than 5 s.</summary>
    public const int AnswerMsDefault = 10_000;

    private const int TriesMax = 3;
    private const int NumberMax = 65_535;

    private readonly ITransport _transport;
    private readonly LineReader _lines;
    private readonly int _answerMs;
    private readonly Queue<string> _told = [];
    private int _number = Random.Shared.Next(NumberMax);

    private DeviceLink(ITransport transport, int answerMs)
    {
        _transport = transport;
        _lines = new LineReader(transport);
        _answerMs = answerMs;
    }

    /// <summary>Gets the port's name.</summary>
    public string Port => _transport.Name;

    /// <summary>Gets or sets whether a restart is wanted; otherwise the device's greeting in the middle of a command is a failure.</summary>
    public bool ExpectsRestart { get; set; }

    /// <summary>Gets who the device is.</summary>
    public DeviceHello Hello { get; private set; } = null!;

    /// <summary>Opens a port and asks who is there.</summary>
    /// <param name="ports">The ports of this machine.</param>
    /// <param name="name">The port.</param>
    /// <param name="answerMs">Longest wait for an answer.</param>
    /// <returns>The conversation.</returns>
    /// <exception cref="CliException">The port cannot be used, or no device answers.</exception>
    public static DeviceLink Open(IPorts ports, string name, int answerMs)
    {
        try
        {
            DeviceLink link = new(ports.Open(name), answerMs);
            try
            {
                link.Greet();
                return link;
            }
            catch (Exception)
            {
                link.Dispose();
                throw;
            }
        }
        catch (PortException failure)
        {
            throw failure.ToFailure();
        }
    }

    /// <summary>Asks, and throws what the device refuses.</summary>
    /// <param name="command">The command.</param>
    /// <param name="answerMs">Longest wait; 0 = as opened.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="CliException">The device refuses, does not answer, or is gone.</exception>
    public Answer Ask(string command, int answerMs = 0)
    {
        Answer answer = Try(command, answerMs);
        return answer.Error is null ? answer : throw answer.Error.ToFailure();
    }

    /// <summary>Asks.</summary>
    /// <param name="command">The command.</param>
    /// <param name="answerMs">Longest wait; 0 = as opened.</param>
    /// <returns>The answer, a refusal included.</returns>
    /// <exception cref="CliException">The device does not answer, or is gone.</exception>
    public Answer Try(string command, int answerMs = 0)
    {
        try
        {
            for (int i = 0; i < TriesMax; i++)
            {
                if (AskOnce(command, answerMs > 0 ? answerMs : _answerMs) is { } answer)
                {
                    return answer;
                }
            }
        }
        catch (PortException failure)
        {
            throw failure.ToFailure();
        }

        throw new CliException(
            $"what {Port} says is garbled, {TriesMax} times in a row", "check cable and ground; is the port set to 115,200 baud?", ExitCode.Problem);
    }

    /// <summary>Waits for a line that the device tells without being asked.</summary>
    /// <param name="timeoutMs">Longest wait.</param>
    /// <returns>The line behind "! ", or null.</returns>
    /// <exception cref="CliException">The port is gone, or the device restarted.</exception>
    public string? NextTold(int timeoutMs)
    {
        long deadline = Environment.TickCount64 + timeoutMs;
        try
        {
            while (_told.Count == 0)
            {
                if (_lines.Next(deadline) is not { } line)
                {
                    return null;
                }

                Keep(line, "learning");
            }
        }
        catch (PortException failure)
        {
            throw failure.ToFailure();
        }

        return _told.Dequeue();
    }

    /// <summary>Asks whether the device is there.</summary>
    /// <param name="timeoutMs">Longest wait.</param>
    /// <returns>True when it answered.</returns>
    /// <exception cref="CliException">The port is gone.</exception>
    public bool Answers(int timeoutMs)
    {
        try
        {
            return AskOnce("hello", timeoutMs, isProbe: true) is not null;
        }
        catch (PortException failure)
        {
            throw failure.ToFailure();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    private static bool TryUnwrap(string line, string prefix, out string body)
    {
        body = string.Empty;
        int star = line.LastIndexOf('*');
        if (star < 0 || star != line.Length - 5 || !line.StartsWith(prefix, StringComparison.Ordinal)
            || !ushort.TryParse(line.AsSpan(star + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort crc)
            || crc != Crc16.Of(line.AsSpan(0, star)))
        {
            return false;
        }

        body = star > prefix.Length ? line[prefix.Length..star] : string.Empty;
        return true;
    }

    private void Greet()
    {
        // Ends whatever is half typed.
        _transport.Write("\n"u8.ToArray());
        Answer answer = Ask("hello");
        _told.Clear();
        Hello = DeviceHello.From(answer.AllPairs());
        if (Hello.Protocol != DeviceHello.KnownProtocol)
        {
            throw new CliException(
                $"the device on {Port} speaks protocol {Hello.Protocol}; this hushtap speaks {DeviceHello.KnownProtocol}",
                "use the hushtap that came with the device's firmware",
                ExitCode.Problem);
        }
    }

    /// <summary>Asks once.</summary>
    /// <returns>Null when question or answer was spoiled on the way.</returns>
    private Answer? AskOnce(string command, int answerMs, bool isProbe = false)
    {
        _number = (_number + 1) % (NumberMax + 1);
        string prefix = string.Create(CultureInfo.InvariantCulture, $"@{_number} ");
        string request = prefix + command;
        _transport.Write(Encoding.ASCII.GetBytes($"{request}*{Crc16.Of(request):X4}\n"));
        long deadline = Environment.TickCount64 + answerMs;
        List<string> data = [];
        bool isWhole = true;
        while (_lines.Next(deadline) is { } line)
        {
            if (!TryUnwrap(line, prefix, out string body))
            {
                if (IsRefusalOfSpoiledLine(line))
                {
                    return null;
                }

                isWhole &= !LooksLikeOurs(line, prefix);
                Keep(line, command);
            }
            else if (body == "ok" || body.StartsWith("ok ", StringComparison.Ordinal))
            {
                return isWhole ? new Answer(data, Answer.Pairs(body), null) : null;
            }
            else if (body.StartsWith("error ", StringComparison.Ordinal))
            {
                DeviceError error = DeviceError.Parse(body["error ".Length..]);
                return error.IsSpoiledLine ? null : new Answer(data, new Dictionary<string, string>(), error);
            }
            else
            {
                data.Add(body);
            }
        }

        if (!isWhole || isProbe)
        {
            return null;
        }

        throw new CliException(
            $"nothing on {Port} answers as a HushTap does",
            "is it the config port, is the device on, and has no other program the port?",
            ExitCode.NoDevice);
    }

    /// <summary>The device could not read the request's checksum, so its answer has none.</summary>
    private static bool IsRefusalOfSpoiledLine(string line)
    {
        int at = line.StartsWith('@') ? line.IndexOf(' ') + 1 : 0;
        return string.CompareOrdinal(line, at, "error ", 0, 6) == 0 && DeviceError.Parse(line[(at + 6)..]).IsSpoiledLine;
    }

    /// <summary>Tells whether a line without a right checksum may have been a part of our answer; the late answer to a former request is none.</summary>
    private static bool LooksLikeOurs(string line, string prefix) =>
        line.StartsWith(prefix, StringComparison.Ordinal) || (line.Length > 5 && line[^5] == '*' && !TryUnwrap(line, "@", out _));

    private void Keep(string line, string command)
    {
        if (!line.StartsWith("! ", StringComparison.Ordinal))
        {
            return;
        }

        if (!ExpectsRestart && Hello is not null && line.StartsWith("! hushtap ", StringComparison.Ordinal))
        {
            throw new CliException($"the device restarted in the middle of {command.Split(' ')[0]}", "try again; hushtap log tells what it did before", ExitCode.Problem);
        }

        _told.Enqueue(line[2..]);
    }
}
