// SPDX-License-Identifier: MIT
using System.Text;

namespace HushTap.Cli.Serial;

/// <summary>Cuts what comes over a port into lines; bytes that no line may have are kept as '?', so that the line does not pass its checksum.</summary>
internal sealed class LineReader(ITransport transport)
{
    /// <summary>Nothing that a device says is longer; more without an end is garbage.</summary>
    private const int CharactersMax = 1024;

    private readonly byte[] _buffer = new byte[512];
    private readonly StringBuilder _line = new();
    private int _at;
    private int _count;

    /// <summary>Waits for the next line.</summary>
    /// <param name="deadlineMs">As <see cref="Environment.TickCount64"/>.</param>
    /// <returns>The line without its end; null when none came in time.</returns>
    public string? Next(long deadlineMs)
    {
        for (;;)
        {
            while (_at < _count)
            {
                byte value = _buffer[_at++];
                if (value is (byte)'\n' or (byte)'\r')
                {
                    if (_line.Length > 0)
                    {
                        string line = _line.ToString();
                        _line.Clear();
                        return line;
                    }
                }
                else if (_line.Length < CharactersMax)
                {
                    _line.Append(value is >= 0x20 and < 0x7F ? (char)value : '?');
                }
            }

            long leftMs = deadlineMs - Environment.TickCount64;
            if (leftMs <= 0)
            {
                return null;
            }

            _at = 0;
            _count = transport.Read(_buffer, (int)Math.Min(leftMs, 100));
        }
    }
}
