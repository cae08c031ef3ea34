// SPDX-License-Identifier: MIT
namespace HushTap.Console
{
    /// <summary>What stands behind one word of the console.</summary>
    public interface ICommand
    {
        /// <summary>Obeys a request: writes the final line, or leaves that and all data lines to <see cref="Next"/>.</summary>
        /// <param name="request">The request; gone when <see cref="Next"/> is called.</param>
        /// <param name="reply">The answer. At most one line may be written here.</param>
        void Begin(Request request, Reply reply);

        /// <summary>Writes the next line of the answer, at most one.</summary>
        /// <param name="reply">The answer.</param>
        void Next(Reply reply);
    }
}
