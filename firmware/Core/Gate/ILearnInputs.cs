// SPDX-License-Identifier: MIT
namespace HushTap.Core.Gate
{
    /// <summary>All inputs of the board as bare levels, used by a sense or not.</summary>
    public interface ILearnInputs
    {
        /// <summary>Gets the number of inputs, at most 31.</summary>
        int Count { get; }

        /// <summary>Gets an input's name.</summary>
        /// <param name="index">From 0.</param>
        /// <returns>Lower case, hyphenated.</returns>
        string Name(int index);

        /// <summary>Opens those that no sense has opened.</summary>
        void Start();

        /// <summary>Reads all levels.</summary>
        /// <returns>Bit n is set when input n is high.</returns>
        int Levels();
    }
}
