// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using System.Text;

namespace HushTap.Cli.Live;

/// <summary>A pseudo-terminal that looks like a serial port to other programs. Linux only.</summary>
/// <remarks>
/// The slave is opened here first, made raw, and kept open: before that it would echo, and when the last program closed it the master would
/// read errors. What nobody reads is lost, as on a wire.
/// </remarks>
public sealed partial class Pty : IDisposable
{
    private const int ReadWrite = 2;
    private const int NoControllingTerminal = 0x100;
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const int SetFlags = 4;
    private const short PollIn = 1;
    private const int TermiosBytesMax = 256;

    private readonly int _master;
    private readonly int _slave;
    private readonly string? _link;

    private Pty(int master, int slave, string name, string? link)
    {
        _master = master;
        _slave = slave;
        _link = link;
        Name = name;
    }

    /// <summary>Gets the name of the slave's device file.</summary>
    public string Name { get; }

    /// <summary>Makes a pseudo-terminal.</summary>
    /// <param name="link">A path that becomes a symbolic link to it until it is disposed; null for none.</param>
    /// <returns>The pseudo-terminal.</returns>
    /// <exception cref="CliException">There can be none here.</exception>
    public static Pty Open(string? link)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new CliException("a live device needs pseudo-terminals, which hushtap makes on Linux only", "run it on Linux, or in a container");
        }

        int master = posix_openpt(ReadWrite | NoControllingTerminal | CloseOnExec);
        if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0)
        {
            throw new CliException($"no pseudo-terminal can be made: {Marshal.GetLastPInvokeErrorMessage()}", "is /dev/pts mounted?");
        }

        byte[] name = new byte[128];
        if (ptsname_r(master, name, (nuint)name.Length) != 0)
        {
            throw new CliException("the pseudo-terminal has no name", "is /dev/pts mounted?");
        }

        string path = Encoding.UTF8.GetString(name.AsSpan(0, Array.IndexOf(name, (byte)0)));
        int slave = open(path, ReadWrite | NoControllingTerminal | CloseOnExec);
        byte[] termios = new byte[TermiosBytesMax];
        if (slave < 0 || tcgetattr(slave, termios) != 0)
        {
            throw new CliException($"{path} cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}", "check the rights on it");
        }

        cfmakeraw(termios);
        _ = tcsetattr(slave, 0, termios);
        _ = fcntl(master, SetFlags, ReadWrite | NonBlocking);
        try
        {
            return new Pty(master, slave, path, Link(link, path));
        }
        catch (CliException)
        {
            _ = close(slave);
            _ = close(master);
            throw;
        }
    }

    /// <summary>Waits for bytes that another program wrote.</summary>
    /// <param name="buffer">Takes them.</param>
    /// <param name="timeoutMs">Longest wait.</param>
    /// <returns>How many; 0 when none came.</returns>
    public int Read(byte[] buffer, int timeoutMs)
    {
        PollEntry entry = new() { Descriptor = _master, Events = PollIn };
        if (poll(ref entry, 1, timeoutMs) <= 0)
        {
            return 0;
        }

        return (int)Math.Max(read(_master, buffer, (nuint)buffer.Length), 0);
    }

    /// <summary>Lets other programs read bytes; what finds no room is lost.</summary>
    /// <param name="bytes">The bytes.</param>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            nint done = write(_master, bytes, (nuint)bytes.Length);
            if (done <= 0)
            {
                return;
            }

            bytes = bytes[(int)done..];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_link is not null && new FileInfo(_link).LinkTarget == Name)
        {
            File.Delete(_link);
        }

        _ = close(_slave);
        _ = close(_master);
    }

    private static string? Link(string? link, string target)
    {
        if (link is null)
        {
            return null;
        }

        FileInfo there = new(link);
        if (there.LinkTarget is null && (there.Exists || Directory.Exists(link)))
        {
            throw new CliException($"{link} exists and is no link", "name a path that does not exist");
        }

        try
        {
            // A link of a device that was killed is left over; one of a device that runs is taken over.
            File.Delete(link);
            File.CreateSymbolicLink(link, target);
            return link;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{link} cannot be made: {failure.Message.TrimEnd('.')}", "name a path in a folder that is yours");
        }
    }

#pragma warning disable SA1300, IDE1006 // Names as in the C library.
    [LibraryImport("libc", SetLastError = true)]
    private static partial int posix_openpt(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int grantpt(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int unlockpt(int descriptor);

    [LibraryImport("libc")]
    private static partial int ptsname_r(int descriptor, byte[] name, nuint length);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint read(int descriptor, byte[] buffer, nuint count);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint write(int descriptor, ReadOnlySpan<byte> buffer, nuint count);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fcntl(int descriptor, int command, int value);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int tcgetattr(int descriptor, byte[] termios);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int tcsetattr(int descriptor, int action, byte[] termios);

    [LibraryImport("libc")]
    private static partial void cfmakeraw(byte[] termios);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int poll(ref PollEntry entries, nuint count, int timeoutMs);
#pragma warning restore SA1300, IDE1006

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Happened;
    }
}
