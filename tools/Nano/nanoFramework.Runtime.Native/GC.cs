// SPDX-License-Identifier: MIT
namespace nanoFramework.Runtime.Native
{
    /// <summary>Runs the garbage collector.</summary>
    public static class GC
    {
        public static uint Run(bool compactHeap)
        {
            return HushTap.Chip.Chip.Current.System.RunGc(compactHeap);
        }

        public static void EnableGCMessages(bool enable)
        {
        }
    }
}
