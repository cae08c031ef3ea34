// SPDX-License-Identifier: MIT
namespace HushTap.Core.Gate
{
    /// <summary>The sense inputs of a board: bit n belongs to <see cref="SenseRole"/> n.</summary>
    /// <remarks>
    /// An input is <i>closed</i> at the level that a cut wire also gives: lamp lit (a line lamp: dark), key pressed, handset down.
    /// A supervised input is two pins with opposite levels; it is open only when both say so.
    /// </remarks>
    public interface ISenseInputs
    {
        /// <summary>Gets the inputs whose edges are counted by hardware, also while the CLR stands still.</summary>
        int CountedMask { get; }

        /// <summary>Gets the inputs that were asked for but that this board has no pin for. They are never opened and never polled.</summary>
        int MissingMask { get; }

        /// <summary>Gets the inputs that were closed at the last poll.</summary>
        int ClosedMask { get; }

        /// <summary>Gets the inputs with an edge between the last two polls, as far as they are counted.</summary>
        int EdgeMask { get; }

        /// <summary>Gets the supervised inputs whose two pins did not say the same at the last poll.</summary>
        int UnequalMask { get; }

        /// <summary>Opens the inputs and starts counting.</summary>
        /// <param name="useMask">The inputs in use.</param>
        /// <param name="pairMask">Those of them that are supervised.</param>
        /// <param name="isRecordKey">True: the record key stands in the place of <see cref="SenseRole.Hook"/>, closed while pressed.</param>
        void Start(int useMask, int pairMask, bool isRecordKey);

        /// <summary>Reads counts, then levels.</summary>
        /// <returns>The inputs that were closed or had an edge: ClosedMask | EdgeMask.</returns>
        int Poll();
    }
}
