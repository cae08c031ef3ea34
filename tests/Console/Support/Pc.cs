// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HushTap.Simulator;

namespace HushTap.Console.Tests.Support;

/// <summary>A PC at the console that does as a script says: sends a line, waits for its final line, sends the next.</summary>
/// <remarks>
/// Script lines: "&gt; text" sends a line; "~ at S" waits for world second S; "~ wait MS" lets that pass; "~ send HEX" sends bytes and waits for
/// nothing; "~ final" waits for a final line. ">> text" gives the answer up when the device greets anew. In a text $RESPONSE stands for the right response to the last challenge, $CRC for the line's checksum.
/// </remarks>
public sealed class Pc
{
    /// <summary>The owner's secret that scripts unlock with.</summary>
    public static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private const long ThinkUs = 20_000;
    private readonly SerialPeer _peer;
    private readonly Queue<string> _script;
    private readonly StringBuilder _partial = new();
    private readonly StringBuilder _seen = new();
    private string _challenge = "";
    private bool _waits;
    private bool _givesUp;

    public Pc(SerialPeer peer, IEnumerable<string> script, double startSeconds = 1)
    {
        _peer = peer;
        _script = new Queue<string>(script);
        peer.Heard += OnHeard;
        Continue((long)(startSeconds * 1e6));
    }

    /// <summary>Gets what went over the line, as a transcript.</summary>
    public string Transcript => _seen + (_partial.Length > 0 ? $"< {_partial} (not ended)\n" : "");

    /// <summary>Gets what was not sent any more.</summary>
    public int Unsent => _script.Count;

    /// <summary>Gets the final lines, in order.</summary>
    public List<string> Finals { get; } = [];

    /// <summary>Gets all lines that the device sent.</summary>
    public List<string> Lines { get; } = [];

    public static ushort Crc(string text)
    {
        int crc = 0xFFFF;
        foreach (byte value in Encoding.ASCII.GetBytes(text))
        {
            crc ^= value << 8;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = ((crc << 1) ^ ((crc & 0x8000) != 0 ? 0x1021 : 0)) & 0xFFFF;
            }
        }

        return (ushort)crc;
    }

    public static string Response(byte[] secret, string challenge) =>
        Convert.ToHexString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes("hushtap unlock 1 " + challenge)));

    private void OnHeard(long atUs, ReadOnlyMemory<byte> bytes)
    {
        foreach (byte value in bytes.Span)
        {
            if (value == '\n')
            {
                OnLine(_partial.ToString(), atUs + (bytes.Length * 87) + ThinkUs);
                _partial.Clear();
            }
            else if (value != '\r')
            {
                _partial.Append((char)value);
            }
        }
    }

    private void OnLine(string line, long nowUs)
    {
        Lines.Add(line);
        _seen.Append("< ").Append(line).Append('\n');
        string bare = line.StartsWith('@') ? line[(line.IndexOf(' ') + 1)..] : line;
        if (bare.StartsWith("challenge=", StringComparison.Ordinal))
        {
            _challenge = bare["challenge=".Length..];
        }

        if (line.StartsWith("! hushtap ", StringComparison.Ordinal) && _givesUp)
        {
            Continue(nowUs);
        }

        bool isFinal = bare == "ok" || bare.StartsWith("ok ", StringComparison.Ordinal) || bare.StartsWith("ok*", StringComparison.Ordinal)
            || bare.StartsWith("error ", StringComparison.Ordinal);
        if (isFinal)
        {
            Finals.Add(bare);
            if (_waits)
            {
                Continue(nowUs);
            }
        }
    }

    private void Continue(long nowUs)
    {
        _waits = false;
        _givesUp = false;
        while (!_waits && _script.TryDequeue(out string? line))
        {
            _seen.Append(line).Append('\n');
            if (line.StartsWith('>'))
            {
                _givesUp = line.StartsWith(">> ", StringComparison.Ordinal);
                _peer.Send(nowUs, Fill(line[(line.IndexOf(' ') + 1)..]) + "\r\n");
                _waits = true;
            }
            else if (line.StartsWith("~ at ", StringComparison.Ordinal))
            {
                nowUs = Math.Max(nowUs, (long)(double.Parse(line[5..], CultureInfo.InvariantCulture) * 1e6));
            }
            else if (line.StartsWith("~ wait ", StringComparison.Ordinal))
            {
                nowUs += long.Parse(line[7..], CultureInfo.InvariantCulture) * 1000;
            }
            else if (line.StartsWith("~ send ", StringComparison.Ordinal))
            {
                _peer.Send(nowUs, Convert.FromHexString(line[7..].Replace(" ", "", StringComparison.Ordinal)));
            }
            else if (line == "~ final")
            {
                _waits = true;
            }
        }
    }

    private string Fill(string text)
    {
        text = text.Replace("$RESPONSE", Response(Secret, _challenge), StringComparison.Ordinal)
            .Replace("$SECRET", Convert.ToHexString(Secret), StringComparison.Ordinal);
        return text.EndsWith("*$CRC", StringComparison.Ordinal) ? text[..^4] + Crc(text[..^5]).ToString("X4", CultureInfo.InvariantCulture) : text;
    }
}
