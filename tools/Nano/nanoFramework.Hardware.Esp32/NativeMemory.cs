// SPDX-License-Identifier: MIT
namespace nanoFramework.Hardware.Esp32
{
    /// <summary>Tells about the native heaps; the managed heap is not among them.</summary>
    public class NativeMemory
    {
        /// <summary>A heap.</summary>
        public enum MemoryType
        {
            All,
            Internal,
            SpiRam,
        }

        public static void GetMemoryInfo(MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock)
        {
            HushTap.Chip.Chip.Current.System.GetMemory((int)memType, out totalSize, out totalFreeSize, out largestFreeBlock);
        }
    }
}
