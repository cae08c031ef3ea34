// SPDX-License-Identifier: MIT
namespace System.IO.Ports
{
    /// <summary>Parity bit.</summary>
    public enum Parity
    {
        None = 0,
        Odd = 1,
        Even = 2,
    }
}
