// SPDX-License-Identifier: MIT
namespace nanoFramework.System.IO.FileSystem
{
    /// <summary>How a card detect switch is wired.</summary>
    public class CardDetectParameters
    {
        public bool enableCardDetectPin;

        public bool cardDetectedState;

        public uint cardDetectPin;

        public bool autoMount;
    }
}
