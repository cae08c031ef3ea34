// SPDX-License-Identifier: MIT
namespace nanoFramework.System.IO.FileSystem
{
    /// <summary>A card on the SDMMC bus.</summary>
    public class SDCardMmcParameters
    {
        public uint slotIndex;

        public SDCard.SDDataWidth dataWidth;
    }
}
