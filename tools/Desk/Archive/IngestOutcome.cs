// SPDX-License-Identifier: MIT
using HushTap.CardReader;

namespace HushTap.Desk;

/// <summary>What came of taking in one card.</summary>
/// <param name="Directory">The card, as named.</param>
/// <param name="Key">Its key in the archive.</param>
/// <param name="IsTaken">Whether it was taken in; else the archive is as it was.</param>
/// <param name="NewSegments">Recordings that are new, or longer than before.</param>
/// <param name="KnownSegments">Recordings that were there already.</param>
/// <param name="Calls">Calls on the card.</param>
/// <param name="Problems">What speaks against it.</param>
/// <param name="Notes">What is worth knowing.</param>
public sealed record IngestOutcome(
    string Directory, string Key, bool IsTaken, int NewSegments, int KnownSegments, int Calls, IReadOnlyList<Finding> Problems, IReadOnlyList<string> Notes);
