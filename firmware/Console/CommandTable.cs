// SPDX-License-Identifier: MIT
namespace HushTap.Console
{
    /// <summary>The one table of commands: name, what may stand behind it, what it does, and who does it.</summary>
    public sealed class CommandTable
    {
        private const int Rows = 22;
        private readonly string[] names = new string[Rows];
        private readonly string[] usages = new string[Rows];
        private readonly string[] texts = new string[Rows];
        private readonly ICommand[] commands = new ICommand[Rows];

        /// <summary>Gets the number of commands.</summary>
        public int Count { get; private set; }

        /// <summary>Adds a command.</summary>
        /// <param name="name">One word.</param>
        /// <param name="usage">How to type it, with the word itself.</param>
        /// <param name="text">What it does, in a few words.</param>
        /// <param name="command">Who does it.</param>
        public void Add(string name, string usage, string text, ICommand command)
        {
            names[Count] = name;
            usages[Count] = usage;
            texts[Count] = text;
            commands[Count] = command;
            Count++;
        }

        /// <summary>Finds the command of a request.</summary>
        /// <param name="request">The request.</param>
        /// <param name="word">Which of its words is the name.</param>
        /// <returns>Place in the table; -1 when there is none.</returns>
        public int Find(Request request, int word)
        {
            for (int i = 0; i < Count; i++)
            {
                if (request.Is(word, names[i]))
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Gets how to type a command.</summary>
        /// <param name="index">Place in the table.</param>
        /// <returns>The command with what may stand behind it.</returns>
        public string Usage(int index) => usages[index];

        /// <summary>Gets what a command does.</summary>
        /// <param name="index">Place in the table.</param>
        /// <returns>A few words.</returns>
        public string Text(int index) => texts[index];

        /// <summary>Gets who does it.</summary>
        /// <param name="index">Place in the table.</param>
        /// <returns>The command.</returns>
        public ICommand Command(int index) => commands[index];
    }
}
