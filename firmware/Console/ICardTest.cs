// SPDX-License-Identifier: MIT
namespace HushTap.Console
{
    /// <summary>Measures writes to the card.</summary>
    public interface ICardTest
    {
        /// <summary>Runs the test and writes the final line, with its findings or as <see cref="ErrorCode.Card"/>.</summary>
        /// <param name="reply">The answer.</param>
        void Run(Reply reply);
    }
}
