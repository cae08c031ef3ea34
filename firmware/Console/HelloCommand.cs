// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Text;

namespace HushTap.Console
{
    /// <summary><c>hello</c>: what speaks here, and which protocol.</summary>
    public sealed class HelloCommand : ICommand
    {
        /// <summary>Version of PROTOCOL.md.</summary>
        public const int Protocol = 1;

        /// <summary>Version of the firmware.</summary>
        public const string Firmware = "0.1.0";

        private readonly ConsoleDevice device;

        /// <summary>Initializes a new instance of the <see cref="HelloCommand"/> class.</summary>
        /// <param name="device">What it speaks about.</param>
        public HelloCommand(ConsoleDevice device)
        {
            this.device = device;
        }

        /// <summary>Writes the greeting.</summary>
        /// <param name="text">Receives the line.</param>
        /// <param name="board">The board's name.</param>
        public static void Greet(AsciiBuffer text, string board)
        {
            text.Append("! hushtap protocol=");
            text.Append(Protocol);
            text.Append(" firmware=");
            text.Append(Firmware);
            text.Append(" board=");
            text.Append(board);
            text.Append("\r\n");
        }

        /// <inheritdoc/>
        public void Begin(Request request, Reply reply)
        {
            if (request.Words != 1)
            {
                device.Misuse(reply, "hello");
                return;
            }

            reply.Open();
            reply.Add("protocol", Protocol);
            reply.Add("firmware", Firmware);
            reply.Add("board", device.Control.Board);
            reply.Add("device", device.Recorder.DeviceId);
            reply.Add("access", device.Access.Word);
            reply.Key("settings");
            reply.Line.AppendHex(device.Settings.Crc);
            reply.Close();
        }

        /// <inheritdoc/>
        public void Next(Reply reply)
        {
            reply.Ok();
        }
    }
}
