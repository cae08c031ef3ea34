// SPDX-License-Identifier: MIT
namespace System
{
    /// <summary>The tick count.</summary>
    /// <remarks>Modelled: steps of 10 ms.</remarks>
    public static class Environment
    {
        public static long TickCount64
        {
            get { return HushTap.Chip.Chip.Current.System.GetTickCountMs(); }
        }
    }
}
