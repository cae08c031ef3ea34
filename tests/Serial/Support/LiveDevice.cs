// SPDX-License-Identifier: MIT
namespace HushTap.Serial.Tests.Support;

/// <summary>The simulated device in a process of its own, as <c>hushtap simulate --live</c> runs it; the test's hands are on the phone.</summary>
public sealed class LiveDevice : IDisposable
{
    private readonly Program _program;

    public LiveDevice(TempFolder folder, params string[] more)
    {
        Port = folder["device"];
        Card = folder["card"];
        Drive = folder["drive"];
        _program = new Program(string.Empty, folder.Path, ["simulate", "--live", "--pty", Port, "--card", Card, "--drive", Drive, "--script", "-", .. more]);
        Assert.Equal($"simulated device on {Port}", _program.NextLine());
    }

    public string Port { get; }

    public string Card { get; }

    public string Drive { get; }

    public int ProcessId => _program.Id;

    /// <summary>Does something at the phone.</summary>
    public void Do(string step) => _program.Type(step);

    /// <summary>Pulls the plug: the port is gone at once.</summary>
    public void Unplug() => _program.Kill();

    /// <summary>Switches off, and waits until card and drive are written.</summary>
    public (int ExitCode, string Out, string Error) End()
    {
        _program.Type("end");
        return _program.End();
    }

    public void Dispose() => _program.Dispose();
}
