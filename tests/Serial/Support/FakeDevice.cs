// SPDX-License-Identifier: MIT
using System.Text;
using HushTap.Cli.Live;
using HushTap.Cli.Serial;

namespace HushTap.Serial.Tests.Support;

/// <summary>Something on a real pseudo-terminal that answers as the test says: a device that misbehaves, or none.</summary>
public sealed class FakeDevice : IDisposable
{
    private readonly Pty _pty;
    private readonly Func<FakeDevice, string, string?> _answer;
    private readonly Thread _thread;
    private volatile bool _isOver;
    private bool _isUnplugged;

    /// <param name="path">Where the port will be.</param>
    /// <param name="answer">Makes of a request's words the bytes to send; null = none.</param>
    public FakeDevice(string path, Func<FakeDevice, string, string?> answer)
    {
        _pty = Pty.Open(path);
        _answer = answer;
        Port = path;
        _thread = new Thread(Serve) { IsBackground = true };
        _thread.Start();
    }

    public string Port { get; }

    /// <summary>Gets the number of the request that is being answered.</summary>
    public string Number { get; private set; } = string.Empty;

    /// <summary>Gets how many requests came.</summary>
    public int Requests { get; private set; }

    /// <summary>A right answer to "hello" and, with a mere ok, to all else.</summary>
    public string Right(string command) => command == "hello"
        ? Line("protocol=1 firmware=9.9 board=fake device=F1 access=unclaimed settings=00000000") + Line("ok")
        : Line("ok");

    /// <summary>A line of an answer, with number and checksum.</summary>
    public string Line(string body)
    {
        string line = $"@{Number} {body}";
        return $"{line}*{Crc16.Of(line):X4}\r\n";
    }

    /// <summary>The port vanishes.</summary>
    public void Unplug()
    {
        _isUnplugged = true;
        _isOver = true;
        _pty.Dispose();
    }

    public void Dispose()
    {
        _isOver = true;
        _thread.Join();
        if (!_isUnplugged)
        {
            _pty.Dispose();
        }
    }

    private void Serve()
    {
        StringBuilder line = new();
        byte[] buffer = new byte[256];
        while (!_isOver)
        {
            int count = _pty.Read(buffer, 20);
            foreach (char c in Encoding.Latin1.GetString(buffer, 0, count))
            {
                if (c != '\n')
                {
                    line.Append(c);
                }
                else if (line.Length > 0)
                {
                    Take(line.ToString());
                    line.Clear();
                }
            }
        }
    }

    private void Take(string request)
    {
        Requests++;
        string[] words = request.Split('*')[0].Split(' ', 2);
        Number = words[0].TrimStart('@');
        if (_answer(this, words.Length > 1 ? words[1] : string.Empty) is { } answer && !_isOver)
        {
            _pty.Write(Encoding.Latin1.GetBytes(answer));
        }
    }
}
