// SPDX-License-Identifier: MIT
namespace HushTap.Core.Gate
{
    /// <summary>The sense inputs of a board: bit n belongs to <see cref="SenseRole"/> n.</summary>
    /// <remarks>An input is <i>closed</i> at its high level: lamp lit, key pressed, handset down, or wire cut.</remarks>
    public interface ISenseInputs
    {
        /// <summary>Gets the inputs whose edges are counted by hardware, also while the CLR stands still.</summary>
        int CountedMask { get; }

        /// <summary>Gets the inputs that were closed at the last poll.</summary>
        int ClosedMask { get; }

        /// <summary>Gets the inputs with an edge between the last two polls, as far as they are counted.</summary>
        int EdgeMask { get; }

        /// <summary>Opens the inputs and starts counting.</summary>
        /// <param name="useMask">The inputs in use.</param>
        void Start(int useMask);

        /// <summary>Reads counts, then levels.</summary>
        void Poll();
    }
}
