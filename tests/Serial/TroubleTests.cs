// SPDX-License-Identifier: MIT
using HushTap.Cli;
using HushTap.Serial.Tests.Support;

namespace HushTap.Serial.Tests;

/// <summary>The real program against ports and devices that misbehave.</summary>
public sealed class TroubleTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private string Port => _temp["port"];

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Without_a_port_the_program_says_so_and_ends_with_3()
    {
        Expect(Run(string.Empty, "info"), ExitCode.NoDevice, "there is no serial port", "plug the device in; a simulated one is named by --port");
    }

    [Fact]
    public void A_port_that_does_not_exist_ends_with_3()
    {
        Expect(Run(string.Empty, "info", "--port", Port), ExitCode.NoDevice, $"there is no port {Port}", "hushtap ports lists those that there are");
    }

    [Fact]
    public void A_file_is_no_serial_port()
    {
        _temp.Put("port", "text");
        Expect(Run(string.Empty, "info", "--port", Port), ExitCode.NoDevice, $"{Port} is no serial port", "hushtap ports lists those that there are");
    }

    [Fact]
    public void A_port_on_which_nobody_answers_ends_with_3_after_the_timeout()
    {
        using FakeDevice device = new(Port, (_, _) => null);
        Expect(
            Run(string.Empty, "info", "--port", Port, "--timeout", "1"),
            ExitCode.NoDevice,
            $"nothing on {Port} answers as a HushTap does",
            "is it the config port, is the device on, and has no other program the port?");
        Assert.Equal(1, device.Requests);
    }

    [Fact]
    public void Only_garbage_on_the_line_is_no_device()
    {
        using FakeDevice device = new(Port, (_, _) => "\x01\xFF\x80 ~~~ok\r\nok\r\nok*0000\n@ ok\r\n");
        (int exitCode, _, string error) = Run(string.Empty, "info", "--port", Port, "--timeout", "1");
        Assert.Equal(ExitCode.Problem, exitCode);
        Assert.Contains("is garbled, 3 times in a row", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Garbage_between_the_lines_of_an_answer_is_skipped()
    {
        using FakeDevice device = new(Port, (self, command) => "\xFE\xFD\r\nnoise\r\n" + self.Right(command).Replace("\r\n", "\r\n\x02\x03noise\n", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Ok, Run(string.Empty, "info", "--port", Port).ExitCode);
    }

    [Fact]
    public void A_spoiled_answer_is_asked_for_again()
    {
        using FakeDevice device = new(Port, (self, command) => self.Requests == 1 ? self.Right(command).Replace("firmware=9", "firmware=8", StringComparison.Ordinal) : self.Right(command));
        (int exitCode, string output, _) = Run(string.Empty, "info", "--port", Port);
        Assert.Equal((ExitCode.Ok, 2), (exitCode, device.Requests));
        Assert.Contains("firmware  9.9", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_that_was_spoiled_on_its_way_is_sent_again()
    {
        using FakeDevice device = new(Port, (self, command) => self.Requests == 1 ? $"@{self.Number} error 1 checksum: the CRC of the line is wrong; hint: send it again\r\n" : self.Right(command));
        Assert.Equal((ExitCode.Ok, 2), (Run(string.Empty, "info", "--port", Port).ExitCode, device.Requests));
    }

    [Fact]
    public void The_late_answer_to_a_former_request_is_no_answer()
    {
        using FakeDevice device = new(Port, (self, command) =>
        {
            string line = "@70000 ok";
            return $"{line}*{HushTap.Cli.Serial.Crc16.Of(line):X4}\r\n{self.Right(command)}";
        });
        Assert.Equal((ExitCode.Ok, 1), (Run(string.Empty, "info", "--port", Port).ExitCode, device.Requests));
    }

    [Fact]
    public void A_device_of_another_protocol_is_refused()
    {
        using FakeDevice device = new(Port, (self, command) => command == "hello" ? self.Line("protocol=2 firmware=9.9") + self.Line("ok") : self.Right(command));
        Expect(
            Run(string.Empty, "status", "--port", Port),
            ExitCode.Problem,
            $"the device on {Port} speaks protocol 2; this hushtap speaks 1",
            "use the hushtap that came with the device's firmware");
    }

    [Fact]
    public void A_device_that_restarts_in_the_middle_of_a_command_is_noticed_at_once()
    {
        using FakeDevice device = new(Port, (self, command) => command == "hello" ? self.Right(command) : "! hushtap protocol=1 firmware=9.9 board=fake\r\n");
        Expect(
            Run(string.Empty, "get", "--port", Port),
            ExitCode.Problem,
            "the device restarted in the middle of get",
            "try again; hushtap log tells what it did before");
    }

    [Fact]
    public void A_cable_that_is_pulled_in_the_middle_of_a_command_ends_it_at_once()
    {
        using FakeDevice device = new(Port, (self, command) =>
        {
            if (command == "hello")
            {
                return self.Right(command);
            }

            self.Unplug();
            return null;
        });
        Expect(
            Run(string.Empty, "get", "--port", Port),
            ExitCode.NoDevice,
            $"{Port} has gone: the cable was pulled, or the device lost power",
            "plug it in and try again");
    }

    [Fact]
    public void A_refusal_is_given_in_the_devices_own_words()
    {
        using FakeDevice device = new(Port, (self, command) => command == "hello" ? self.Right(command) : self.Line("error 12 busy: not during a call; hint: hang up first"));
        Expect(Run(string.Empty, "reboot", "--port", Port), ExitCode.Problem, "the device refuses: not during a call", "hang up first");
    }

    [Fact]
    public void Two_devices_must_be_told_apart_by_the_user()
    {
        using FakeDevice first = new(_temp["a"], (self, command) => self.Right(command));
        using FakeDevice second = new(_temp["b"], (self, command) => self.Right(command));
        Expect(Run($"{first.Port}:{second.Port}", "info"), ExitCode.Misuse, $"there are 2 devices: {first.Port}, {second.Port}", "say which with --port");
    }

    [Fact]
    public void Ports_lists_devices_and_silent_ports()
    {
        using FakeDevice device = new(_temp["a"], (self, command) => self.Right(command));
        using FakeDevice silent = new(_temp["b"], (_, _) => null);
        (int exitCode, string output, string error) = Run($"{device.Port}:{silent.Port}:{_temp["c"]}", "ports");
        Assert.Equal((ExitCode.Ok, string.Empty), (exitCode, error));
        Assert.Equal(
            $"{device.Port}  HushTap F1, fake, firmware 9.9, unclaimed\n{silent.Port}  nothing on {silent.Port} answers as a HushTap does\n{_temp["c"]}  there is no port {_temp["c"]}\n",
            output);
    }

    private static void Expect((int ExitCode, string Out, string Error) seen, int exitCode, string error, string hint) =>
        Assert.Equal((exitCode, string.Empty, $"error: {error}\nhint: {hint}\n"), (seen.ExitCode, seen.Out, seen.Error));

    private (int ExitCode, string Out, string Error) Run(string ports, params string[] arguments) => Support.Program.Run(ports, _temp.Path, string.Empty, arguments);
}
