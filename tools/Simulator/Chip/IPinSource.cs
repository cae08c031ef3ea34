// SPDX-License-Identifier: MIT
namespace HushTap.Simulator;

/// <summary>What the world outside the chip does to its pins, as a function of time.</summary>
/// <remarks>
/// Must be pure: asked in any order, and more than once for the same instant. A level holds from its edge's microsecond on. A source that
/// grows knows its edges up to now only: the past stays as it is, and an answer of "no further edge" holds until time moves.
/// </remarks>
public interface IPinSource
{
    /// <summary>Gets whether edges are added as time goes on.</summary>
    bool Grows => false;

    /// <summary>Gets the level at an instant.</summary>
    /// <param name="pin">GPIO number.</param>
    /// <param name="worldUs">World time.</param>
    /// <returns>True for High.</returns>
    bool LevelAt(int pin, long worldUs);

    /// <summary>Finds the next edge.</summary>
    /// <param name="pin">GPIO number.</param>
    /// <param name="worldUs">World time, excluded.</param>
    /// <returns>World time of the first edge after it, or <see cref="long.MaxValue"/>.</returns>
    long NextEdgeAfter(int pin, long worldUs);
}
