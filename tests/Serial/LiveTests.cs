// SPDX-License-Identifier: MIT
using System.Diagnostics;
using HushTap.Cli;
using HushTap.Serial.Tests.Support;

namespace HushTap.Serial.Tests;

/// <summary>The simulated device in real time.</summary>
public sealed class LiveTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Its_port_is_a_link_that_goes_when_it_ends()
    {
        using LiveDevice device = new(_temp);
        Assert.StartsWith("/dev/pts/", new FileInfo(device.Port).LinkTarget, StringComparison.Ordinal);
        (int exitCode, _, string error) = device.End();
        Assert.Equal((ExitCode.Ok, string.Empty), (exitCode, error));
        Assert.Null(new FileInfo(device.Port).LinkTarget);
    }

    [Fact]
    public void A_link_left_by_a_device_that_was_killed_is_taken_over()
    {
        using (LiveDevice killed = new(_temp))
        {
            killed.Unplug();
        }

        Assert.NotNull(new FileInfo(_temp["device"]).LinkTarget);
        using LiveDevice device = new(_temp);
        Assert.Equal(ExitCode.Ok, Run(device.Port, "info").ExitCode);
    }

    [Fact]
    public void A_file_in_the_way_is_left_alone()
    {
        _temp.Put("device", "mine");
        (int exitCode, _, string error) = Run(string.Empty, "simulate", "--live", "--pty", _temp["device"]);
        Assert.Equal((ExitCode.Misuse, $"error: {_temp["device"]} exists and is no link\nhint: name a path that does not exist\n"), (exitCode, error));
        Assert.Equal("mine", File.ReadAllText(_temp["device"]));
    }

    [Fact]
    public void A_terminate_signal_ends_it_and_the_card_is_written()
    {
        using LiveDevice device = new(_temp);
        Await(device, "log 32", "power-on");
        Process.Start("sh", ["-c", $"kill -TERM {device.ProcessId}"])!.WaitForExit();
        Assert.Equal(ExitCode.Ok, device.End().ExitCode);
        Assert.Contains("HUSHTAP/00001/JOURNAL.TXT", Files(device.Card));
    }

    [Fact]
    public void Card_and_settings_are_continued_by_the_next_device()
    {
        using (LiveDevice first = new(_temp))
        {
            Await(first, "log 32", "power-on");
            Assert.Equal(ExitCode.Ok, Run(first.Port, "set", "hold-lamp.lag-ms", "250").ExitCode);
            first.End();
        }

        using LiveDevice second = new(_temp);
        Assert.Equal((ExitCode.Ok, "hold-lamp.lag-ms=250\n", string.Empty), Run(second.Port, "get", "hold-lamp.lag-ms"));
        Await(second, "log 32", "power-on");
        second.End();
        Assert.Contains("HUSHTAP/00002/JOURNAL.TXT", Files(second.Card));
    }

    [Fact]
    public void A_device_that_is_unplugged_is_missed_at_once()
    {
        using LiveDevice device = new(_temp);
        using Support.Program watch = new(device.Port, _temp.Path, "status", "--watch");
        Assert.StartsWith("state=", watch.NextLine(), StringComparison.Ordinal);
        device.Unplug();
        Assert.Equal((ExitCode.NoDevice, $"error: {device.Port} has gone: the cable was pulled, or the device lost power\nhint: plug it in and try again\n"), Last(watch.End()));
    }

    [Fact]
    public void A_power_cut_ends_what_the_program_was_doing_and_the_device_comes_back()
    {
        using LiveDevice device = new(_temp);
        using Support.Program watch = new(device.Port, _temp.Path, "status", "--watch");
        Assert.StartsWith("state=", watch.NextLine(), StringComparison.Ordinal);
        device.Do("power-cut 500");
        Assert.Equal((ExitCode.Problem, "error: the device restarted in the middle of status\nhint: try again; hushtap log tells what it did before\n"), Last(watch.End()));
        Assert.Equal(ExitCode.Ok, Run(device.Port, "info").ExitCode);
    }

    [Fact]
    public void Words_that_are_no_step_are_refused()
    {
        _temp.Put("script.txt", "1 lift\n2 dance\n");
        (int exitCode, _, string error) = Run(string.Empty, "simulate", "--live", "--script", _temp["script.txt"]);
        Assert.Equal(ExitCode.Misuse, exitCode);
        Assert.StartsWith($"error: {_temp["script.txt"]} line 2 is no step\nhint: write [SECONDS] and one of: lift, hang-up, hold,", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_runs_by_itself_to_its_end()
    {
        _temp.Put("script.txt", "0.5 lift  # at once\n1 hang-up\n1.5 end\n");
        (int exitCode, string output, string error) = Run(string.Empty, "simulate", "--live", "--pty", _temp["device"], "--card", _temp["card"], "--script", _temp["script.txt"]);
        Assert.Equal((ExitCode.Ok, $"simulated device on {_temp["device"]}\n", string.Empty), (exitCode, output, error));
    }

    private static (int ExitCode, string Error) Last((int ExitCode, string Out, string Error) seen) => (seen.ExitCode, seen.Error);

    private static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file))];

    private void Await(LiveDevice device, string command, string words)
    {
        long deadline = Environment.TickCount64 + Support.Program.DeadlineMs;
        while (!Run(device.Port, command.Split(' ')).Out.Contains(words, StringComparison.Ordinal))
        {
            Assert.True(Environment.TickCount64 < deadline, $"'{words}' never came");
        }
    }

    private (int ExitCode, string Out, string Error) Run(string ports, params string[] arguments) => Support.Program.Run(ports, _temp.Path, string.Empty, arguments);
}
