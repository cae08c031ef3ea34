// SPDX-License-Identifier: MIT
namespace nanoFramework.System.IO.FileSystem
{
    /// <summary>Handles a change of a card detect switch.</summary>
    public delegate void CardDetectStateEventHandler(object sender, CardDetectChangedEventArgs e);
}
