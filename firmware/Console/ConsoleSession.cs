// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Gate;

namespace HushTap.Console
{
    /// <summary>A line in, an answer out, as PROTOCOL.md says. Never any audio, never a wait; while silent, one question per pass.</summary>
    public sealed class ConsoleSession
    {
        private readonly IConsolePort port;
        private readonly ConsoleDevice device;
        private readonly LineFramer framer = new LineFramer();
        private readonly Request request = new Request();
        private readonly CommandTable commands = new CommandTable();
        private readonly byte[] received = new byte[Limits.ConsoleRingBytes];
        private readonly Outbox outbox;
        private readonly Reply reply;
        private readonly LearnCommand learn;
        private ICommand answering;
        private int taken;
        private int receivedCount;
        private bool isBusy;

        /// <summary>Initializes a new instance of the <see cref="ConsoleSession"/> class. Allocates all that silence needs.</summary>
        /// <param name="port">The serial port.</param>
        /// <param name="device">What the commands speak about.</param>
        /// <param name="inputs">The board's inputs, for learn.</param>
        /// <param name="cardTest">Measures the card; null when this build cannot.</param>
        /// <param name="erasure">Erases calls; null when this build cannot.</param>
        public ConsoleSession(IConsolePort port, ConsoleDevice device, ILearnInputs inputs, ICardTest cardTest, ICardErasure erasure)
        {
            this.port = port;
            this.device = device;
            outbox = new Outbox(port);
            reply = new Reply(outbox);
            learn = new LearnCommand(device, inputs, outbox);
            AddLooking(cardTest);
            AddChanging(erasure);
        }

        /// <summary>Gets the commands.</summary>
        public CommandTable Commands => commands;

        /// <summary>Says that it is there.</summary>
        public void Greet()
        {
            HelloCommand.Greet(outbox.Text, device.Control.Board);
            isBusy = true;
        }

        /// <summary>One pass: takes a bounded number of bytes, writes and sends a bounded piece of the answer.</summary>
        public void Step()
        {
            int count = port.Available();
            if (count != 0 || isBusy)
            {
                Work(count);
            }
        }

        private void Work(int count)
        {
            if (count >= Limits.ConsoleRingFull)
            {
                DropRing(count);
            }
            else if (answering == null)
            {
                TakeBytes(count);
            }

            Answer();
            outbox.Send(device.Clock.NowUs());
            if (learn.IsOn)
            {
                learn.Watch();
            }

            isBusy = answering != null || outbox.Waiting > 0 || learn.IsOn || device.IsRebootAsked || taken < receivedCount;
            if (device.IsRebootAsked && outbox.Waiting == 0)
            {
                Restart();
            }
        }

        /// <summary>A full ring has lost bytes silently, so that nothing in it can be trusted.</summary>
        private void DropRing(int count)
        {
            count = count < received.Length ? count : received.Length;
            port.Read(received, count);
            device.LostBytes += count + receivedCount - taken;
            receivedCount = 0;
            taken = 0;
            framer.Lose();
        }

        private void TakeBytes(int count)
        {
            if (taken == receivedCount)
            {
                taken = 0;
                receivedCount = count < Limits.ConsoleBytesPerPass ? count : Limits.ConsoleBytesPerPass;
                if (receivedCount > 0)
                {
                    port.Read(received, receivedCount);
                }
            }

            while (taken < receivedCount && answering == null)
            {
                byte value = received[taken];
                taken++;
                Echo(value);
                LineState state = framer.Take(value);
                if (state != LineState.None)
                {
                    Obey(state);
                    framer.Clear();
                }
            }
        }

        private void Echo(byte value)
        {
            if (!device.Echoes || !outbox.HasSpareRoom)
            {
                return;
            }

            if (value == '\r' || value == '\n')
            {
                outbox.Text.Append(framer.Length > 0 ? "\r\n" : string.Empty);
            }
            else if (value == 8 || value == 127)
            {
                outbox.Text.Append(framer.Length > 0 ? "\b \b" : string.Empty);
            }
            else if (value >= ' ' && value <= '~')
            {
                outbox.Text.Append((char)value);
            }
        }

        private void Obey(LineState state)
        {
            request.Clear();
            if (state == LineState.Whole)
            {
                request.Parse(framer.Line, framer.Length);
            }

            if (state == LineState.Whole && request.IsSound && request.Words == 0 && request.Number < 0)
            {
                return;
            }

            device.Access.Touch(device.Clock.NowUs());
            reply.Begin(request);
            int command = state == LineState.Whole && request.IsSound ? commands.Find(request, 0) : -1;
            if (command >= 0)
            {
                answering = commands.Command(command);
                answering.Begin(request, reply);
            }
            else
            {
                Refuse(state);
            }

            if (reply.IsFinal)
            {
                answering = null;
            }
        }

        private void Refuse(LineState state)
        {
            switch (state)
            {
                case LineState.TooLong:
                    reply.Error(ErrorCode.TooLong, "line too long", "at most 120 characters");
                    break;
                case LineState.Garbled:
                    reply.Error(ErrorCode.Garbled, "not printable ASCII", "115200 baud, 8 bits, no parity; send the line again");
                    break;
                case LineState.Overrun:
                    reply.Error(ErrorCode.Overrun, "bytes were lost", "send one line and wait for its answer");
                    break;
                default:
                    RefuseWhole();
                    break;
            }
        }

        private void RefuseWhole()
        {
            if (request.IsSound)
            {
                reply.Error(ErrorCode.UnknownCommand, "no such command", "type help");
            }
            else
            {
                reply.Error(ErrorCode.Checksum, "the checksum is wrong", "send the line again");
            }
        }

        private void Answer()
        {
            while (answering != null && outbox.HasRoom && outbox.Waiting < Limits.ConsoleSliceBytes)
            {
                answering.Next(reply);
                if (reply.IsFinal)
                {
                    answering = null;
                }
            }
        }

        private void Restart()
        {
            device.IsRebootAsked = false;
            device.Recorder.Stop();
            device.Control.Reboot();
        }

        private void AddLooking(ICardTest cardTest)
        {
            commands.Add("help", "help [COMMAND or SETTING]", "this list, or one of its lines", new HelpCommand(commands, device.Settings.Table));
            commands.Add("hello", "hello", "what speaks here, and which protocol", new HelloCommand(device));
            commands.Add("status", "status", "what the recorder does", new StatusCommand(device));
            commands.Add("why", "why", "why it does not record right now", new WhyCommand(device));
            commands.Add("calls", "calls", "the last calls", new CallsCommand(device));
            commands.Add("log", "log [COUNT]", "the last lines of the journal", new LogCommand(device));
            commands.Add("learn", "learn on [SECONDS] or learn off", "tells every change of every input", learn);
            commands.Add("test", "test or test card", "self-test, or a test of the card (unlock)", new TestCommand(device, cardTest));
            commands.Add("echo", "echo on or echo off", "sends back what is typed", new EchoCommand(device));
        }

        private void AddChanging(ICardErasure erasure)
        {
            SettingsCommand settings = new SettingsCommand(device);
            AccessCommand access = new AccessCommand(device);
            commands.Add("get", "get [SETTING]", "values of the draft", settings);
            commands.Add("set", "set SETTING VALUE", "changes the draft (unlock)", settings);
            commands.Add("save", "save", "makes the draft durable, in force after a restart (unlock)", settings);
            commands.Add("discard", "discard", "the draft becomes what is saved (unlock)", settings);
            commands.Add("defaults", "defaults", "the draft becomes the factory values (unlock)", settings);
            commands.Add("dump", "dump", "the draft as a settings file", new DumpCommand(device));
            commands.Add("time", "time or time set UTC", "tells or sets the clock (set: unlock)", new TimeCommand(device));
            commands.Add("unlock", "unlock [RESPONSE]", "asks for a challenge, or answers it", access);
            commands.Add("lock", "lock", "ends an unlock", access);
            commands.Add("key", "key [set or erase ...]", "which keys there are; sets or destroys one (unlock)", new KeyCommand(device));
            commands.Add("erase", "erase keys or erase call FOLDER CALL", "destroys what it says (unlock)", new EraseCommand(device, erasure));
            commands.Add("device", "device [ID]", "tells or sets the id in journal and segments (set: unlock)", new DeviceCommand(device));
            commands.Add("reboot", "reboot", "restarts (unlock)", new RebootCommand(device));
        }
    }
}
