// SPDX-License-Identifier: MIT
namespace nanoFramework.System.IO
{
    /// <summary>What the card detect switch says.</summary>
    public enum CardDetectState
    {
        Inserted,
        Removed,
    }
}
