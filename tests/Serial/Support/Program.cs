// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.Diagnostics;

namespace HushTap.Serial.Tests.Support;

/// <summary>The real program in a process of its own, with its output line by line.</summary>
public sealed class Program : IDisposable
{
    /// <summary>Nothing in these tests takes this long; a test that waits for it has failed.</summary>
    public const int DeadlineMs = 60_000;

    private static readonly string s_program = Path.Combine(AppContext.BaseDirectory, "hushtap.dll");

    private readonly Process _process;
    private readonly BlockingCollection<string> _out = [];
    private readonly List<string> _all = [];
    private readonly Task<string> _error;

    /// <summary>Starts the program.</summary>
    /// <param name="ports">What HUSHTAP_PORTS says.</param>
    /// <param name="folder">The present folder.</param>
    /// <param name="arguments">The command line.</param>
    public Program(string ports, string folder, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [s_program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["HUSHTAP_PORTS"] = ports;
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
        new Thread(ReadOut) { IsBackground = true }.Start();
    }

    /// <summary>Gets the process id.</summary>
    public int Id => _process.Id;

    /// <summary>Runs the program to its end.</summary>
    public static (int ExitCode, string Out, string Error) Run(string ports, string folder, string input, params string[] arguments)
    {
        using Program program = new(ports, folder, arguments);
        program._process.StandardInput.Write(input);
        program._process.StandardInput.Close();
        return program.End();
    }

    /// <summary>Types a line.</summary>
    public void Type(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    /// <summary>Waits for the next line of output; null at its end.</summary>
    public string? NextLine() => _out.TryTake(out string? line, DeadlineMs) ? line : _out.IsCompleted ? null : throw new TimeoutException($"no further output after: {string.Join('\n', _all)}");

    /// <summary>Ends the program as a power cut ends a device.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits for the program's end.</summary>
    public (int ExitCode, string Out, string Error) End()
    {
        if (!_process.WaitForExit(DeadlineMs))
        {
            _process.Kill();
            throw new TimeoutException($"hushtap does not end after: {string.Join('\n', _all)}");
        }

        while (NextLine() is not null)
        {
        }

        return (_process.ExitCode, string.Concat(_all.Select(line => line + "\n")), _error.Result);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private void ReadOut()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            lock (_all)
            {
                _all.Add(line);
            }

            _out.Add(line);
        }

        _out.CompleteAdding();
    }
}
