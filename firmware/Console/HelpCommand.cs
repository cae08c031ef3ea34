// SPDX-License-Identifier: MIT
using HushTap.Core.Settings;

namespace HushTap.Console
{
    /// <summary><c>help</c>: from the two tables, commands and settings.</summary>
    public sealed class HelpCommand : ICommand
    {
        private readonly CommandTable commands;
        private readonly SettingsTable settings;
        private int index;

        /// <summary>Initializes a new instance of the <see cref="HelpCommand"/> class.</summary>
        /// <param name="commands">The commands.</param>
        /// <param name="settings">The settings.</param>
        public HelpCommand(CommandTable commands, SettingsTable settings)
        {
            this.commands = commands;
            this.settings = settings;
        }

        /// <inheritdoc/>
        public void Begin(Request request, Reply reply)
        {
            index = 0;
            if (request.Words == 1)
            {
                return;
            }

            int command = commands.Find(request, 1);
            int setting = SettingsCommand.Find(settings, request, 1);
            if (command < 0 && setting < 0)
            {
                reply.Error(ErrorCode.Misuse, "neither a command nor a setting", "help lists the commands, get the settings");
                return;
            }

            index = commands.Count;
            if (command >= 0)
            {
                Tell(command, reply);
            }
            else
            {
                TellSetting(setting, reply);
            }
        }

        /// <inheritdoc/>
        public void Next(Reply reply)
        {
            if (index == commands.Count)
            {
                reply.Ok();
                return;
            }

            Tell(index, reply);
            index++;
        }

        private void Tell(int command, Reply reply)
        {
            reply.Open();
            reply.Line.Append(commands.Usage(command));
            reply.Line.Append(": ");
            reply.Line.Append(commands.Text(command));
            reply.Close();
        }

        private void TellSetting(int setting, Reply reply)
        {
            reply.Open();
            reply.Add("setting", settings.Name(setting));
            reply.Add("from", settings.Least(setting));
            reply.Add("to", settings.Most(setting));
            reply.Add("factory", settings.Default(setting));
            reply.Add("unit", settings.Unit(setting).Length == 0 ? "-" : settings.Unit(setting));
            reply.Add("text", settings.Text(setting));
            reply.Close();
        }
    }
}
