// SPDX-License-Identifier: MIT
using System.IO.Ports;

namespace HushTap.Cli.Serial;

/// <summary>A port of the system.</summary>
/// <remarks>
/// When a port vanishes, the system's answers differ from run to run, and closing it may hang. So every exception means the same here, and
/// closing happens on a thread of its own that is not waited for beyond a deadline.
/// </remarks>
internal sealed class SystemTransport : ITransport
{
    private const int BaudRate = 115_200;
    private const int WriteMsMax = 2000;
    private const int CloseMsMax = 1000;

    /// <summary>errno ENOTTY.</summary>
    private const int NotATerminal = 25;

    private readonly SerialPort _port;

    private SystemTransport(string name, SerialPort port)
    {
        Name = name;
        _port = port;
    }

    public string Name { get; }

    public static SystemTransport Open(string name)
    {
        SerialPort port = new(name, BaudRate, Parity.None, 8, StopBits.One) { Handshake = Handshake.None, WriteTimeout = WriteMsMax };
        try
        {
            port.Open();
            return new SystemTransport(name, port);
        }
        catch (Exception failure) when (TroubleOf(failure, name) is { } trouble)
        {
            port.Dispose();
            throw new PortException(trouble, name, failure);
        }
    }

    /// <summary>What a failure to open means. On Linux a port that is missing is refused as if it were forbidden; only the cause inside tells.</summary>
    public static PortTrouble? TroubleOf(Exception failure, string name) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => PortTrouble.Missing,
        UnauthorizedAccessException when name.Contains('/') && !File.Exists(name) => PortTrouble.Missing,
        UnauthorizedAccessException { InnerException.HResult: NotATerminal } => PortTrouble.Unusable,
        UnauthorizedAccessException => PortTrouble.Busy,
        IOException or ArgumentException or NotSupportedException when name.Contains('/') && !File.Exists(name) => PortTrouble.Missing,
        IOException when OperatingSystem.IsWindows() => PortTrouble.Missing,
        IOException or ArgumentException or NotSupportedException or InvalidOperationException => PortTrouble.Unusable,
        _ => null,
    };

    public int Read(byte[] buffer, int timeoutMs)
    {
        try
        {
            _port.ReadTimeout = Math.Max(timeoutMs, 1);
            return _port.Read(buffer, 0, buffer.Length);
        }
        catch (TimeoutException)
        {
            return 0;
        }
        catch (Exception failure) when (IsGone(failure))
        {
            throw new PortException(PortTrouble.Gone, Name, failure);
        }
    }

    public void Write(byte[] bytes)
    {
        try
        {
            _port.Write(bytes, 0, bytes.Length);
        }
        catch (Exception failure) when (failure is TimeoutException || IsGone(failure))
        {
            throw new PortException(PortTrouble.Gone, Name, failure);
        }
    }

    public void Dispose()
    {
        Thread closer = new(Close) { IsBackground = true, Name = "serial port closer" };
        closer.Start();
        closer.Join(CloseMsMax);
    }

    private static bool IsGone(Exception failure) =>
        failure is IOException or InvalidOperationException or UnauthorizedAccessException or OperationCanceledException;

    private void Close()
    {
        try
        {
            _port.Dispose();
        }
        catch (Exception failure) when (IsGone(failure))
        {
            // A port that is gone is closed.
        }
    }
}
