// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>What was asked for is not to be had from this card.</summary>
/// <param name="message">What is wrong; lower case, no full stop.</param>
/// <param name="hint">What to do about it; lower case, no full stop.</param>
public sealed class CardException(string message, string hint) : Exception(message)
{
    /// <summary>Gets what to do about it.</summary>
    public string Hint { get; } = hint;
}
