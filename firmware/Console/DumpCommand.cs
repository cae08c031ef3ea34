// SPDX-License-Identifier: MIT
using HushTap.Core;
using HushTap.Core.Settings;
using HushTap.Core.Text;

namespace HushTap.Console
{
    /// <summary><c>dump</c>: the draft as a settings file, line by line, with the same CRC as the file would have.</summary>
    public sealed class DumpCommand : ICommand
    {
        private readonly SettingsStore settings;
        private readonly ConsoleDevice device;
        private readonly AsciiBuffer file = new AsciiBuffer(Limits.SettingsBytesMax);
        private int at;

        /// <summary>Initializes a new instance of the <see cref="DumpCommand"/> class.</summary>
        /// <param name="device">What it speaks about.</param>
        public DumpCommand(ConsoleDevice device)
        {
            this.device = device;
            settings = device.Settings;
        }

        /// <inheritdoc/>
        public void Begin(Request request, Reply reply)
        {
            if (request.Words != 1)
            {
                device.Misuse(reply, "dump");
                return;
            }

            SettingsText.Write(settings.Draft, settings.Generation, settings.Unknown, file);
            at = 0;
        }

        /// <inheritdoc/>
        public void Next(Reply reply)
        {
            if (at >= file.Length)
            {
                reply.Ok();
                return;
            }

            int end = at;
            while (file.Bytes[end] != '\n')
            {
                end++;
            }

            reply.Open();
            reply.Line.Append(file.Bytes, at, end - at);
            reply.Close();
            at = end + 1;
        }
    }
}
