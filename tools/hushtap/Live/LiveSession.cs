// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Runtime.InteropServices;
using HushTap.Cli.Input;
using HushTap.Simulator;

namespace HushTap.Cli.Live;

/// <summary>A simulated device in real time, between a pseudo-terminal, a keyboard or script, and two folders.</summary>
internal sealed class LiveSession : IDisposable
{
    private const int PollMs = 50;
    private const int StatusMs = 250;

    /// <summary>A device that says nothing for so long is told of anyhow.</summary>
    private const int GreetingMsMax = 20_000;

    private readonly Shell _shell;
    private readonly LiveWorld _world;
    private readonly Pty _pty;
    private readonly string _name;
    private readonly FolderFollower? _card;
    private readonly FolderFollower? _drive;
    private readonly ManualResetEventSlim _greeted = new();
    private volatile bool _isOver;

    public LiveSession(Shell shell, LiveSpec spec, string? link, CardFolder? card, CardFolder? drive)
    {
        _shell = shell;
        _pty = Pty.Open(link);
        _name = link ?? _pty.Name;
        _world = new LiveWorld(spec, LyratBoard.Wiring);
        _card = card is null ? null : new FolderFollower(card);
        _drive = drive is null ? null : new FolderFollower(drive);
        _world.Heard += Carry;
        _world.CardChanged += changes => _card?.Add(changes);
        _world.DriveChanged += changes => _drive?.Add(changes);
    }

    /// <summary>Runs until the script ends it, the user quits, or the process is told to stop.</summary>
    public int Run(IReadOnlyList<ScriptStep> script, bool keys, bool standardInput)
    {
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        string? trouble = null;
        Thread world = Start("live world", () => trouble = _world.Run(LyratBoard.Firmware));
        Thread serial = Start("serial bridge", CarryBytes);
        _greeted.Wait(GreetingMsMax);
        _shell.Out.WriteLine($"simulated device on {_name}");
        if (keys)
        {
            _shell.Out.WriteLine("keys: space lifts and puts down the handset, h holds, m mutes, k presses the hold key, t plays a tone, q ends");
        }

        _shell.Out.Flush();
        if (standardInput)
        {
            Start("script from standard input", FollowStandardInput);
        }

        Follow(script, keys, world);
        _isOver = true;
        _world.End();
        world.Join();
        serial.Join();
        Finish();
        return trouble is null ? ExitCode.Ok : Fail(trouble);
    }

    public void Dispose()
    {
        _pty.Dispose();
        _world.Dispose();
        _greeted.Dispose();
    }

    private static Thread Start(string name, Action body)
    {
        Thread thread = new(() => body()) { IsBackground = true, Name = name };
        thread.Start();
        return thread;
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        _isOver = true;
    }

    private void Carry(ReadOnlyMemory<byte> bytes)
    {
        _pty.Write(bytes.Span);
        _greeted.Set();
    }

    private void CarryBytes()
    {
        byte[] buffer = new byte[1024];
        while (!_isOver)
        {
            int count = _pty.Read(buffer, PollMs);
            if (count > 0)
            {
                _world.Send(buffer.AsSpan(0, count));
            }
        }
    }

    private void Follow(IReadOnlyList<ScriptStep> script, bool keys, Thread world)
    {
        int next = 0;
        long statusMs = 0;
        while (!_isOver && world.IsAlive)
        {
            LiveState state = _world.State;
            while (next < script.Count && (script[next].AtSeconds ?? 0) * 1e6 <= state.UptimeUs)
            {
                Do(script[next++]);
            }

            if (keys && _shell.ErrorIsTerminal && Environment.TickCount64 - statusMs > StatusMs)
            {
                statusMs = Environment.TickCount64;
                _shell.Error.Write("\r" + StatusLine(state));
            }

            while (keys && Console.KeyAvailable)
            {
                Press(Console.ReadKey(intercept: true).KeyChar, state);
            }

            world.Join(PollMs / 5);
        }
    }

    private void FollowStandardInput()
    {
        for (int number = 1; _shell.In.ReadLine() is { } line; number++)
        {
            try
            {
                if (LiveScript.Parse(line, $"standard input line {number}") is { } step)
                {
                    Do(step);
                }
            }
            catch (CliException failure)
            {
                Text.WriteFailure(_shell.Error, failure);
            }
        }
    }

    private void Do(ScriptStep step)
    {
        if (step.Act is { } act)
        {
            _world.Do(act);
        }
        else
        {
            _isOver = true;
        }
    }

    private void Press(char key, LiveState state)
    {
        LiveActKind? kind = key switch
        {
            ' ' => state.OffHook ? LiveActKind.HangUp : LiveActKind.Lift,
            'h' => state.Held ? LiveActKind.Resume : LiveActKind.Hold,
            'm' => state.Muted ? LiveActKind.Unmute : LiveActKind.Mute,
            'k' => LiveActKind.PressHoldKey,
            't' => state.Tone ? LiveActKind.ToneOff : LiveActKind.ToneOn,
            _ => null,
        };
        if (kind is { } pressed)
        {
            _world.Do(new LiveAct(pressed));
        }

        _isOver |= key == 'q';
    }

    private static string StatusLine(LiveState state)
    {
        string time = TimeSpan.FromMicroseconds(state.UptimeUs).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
        string power = state.HasPower ? string.Empty : "  no power";
        return $"{time}  handset {(state.OffHook ? "lifted" : "down  ")}  hold {OnOff(state.Held)}  mute {OnOff(state.Muted)}"
            + $"  tone {OnOff(state.Tone)}  recording LED {OnOff(state.LedLit)}{power}  ";
    }

    private static string OnOff(bool on) => on ? "on " : "off";

    private void Finish()
    {
        _card?.Dispose();
        _drive?.Dispose();
        if (_shell.ErrorIsTerminal)
        {
            _shell.Error.WriteLine();
        }

        if ((_card?.Failure ?? _drive?.Failure) is { } failure)
        {
            throw failure;
        }
    }

    private int Fail(string trouble)
    {
        Text.WriteFailure(_shell.Error, new CliException($"the firmware did what the chip does not survive: {trouble}", "this is a fault in the firmware; please report it"));
        return ExitCode.Problem;
    }
}
