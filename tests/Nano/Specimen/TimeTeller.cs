// SPDX-License-Identifier: MIT
using System;
using System.Threading;

namespace HushTap.Specimen
{
    /// <summary>Firmware in miniature: everything here must see the world's time and chance.</summary>
    public static class TimeTeller
    {
        public static long UtcNowTicks()
        {
            return DateTime.UtcNow.Ticks;
        }

        public static void Sleep(int ms)
        {
            Thread.Sleep(ms);
        }

        public static int Draw()
        {
            return new Random().Next();
        }

        public static DateTime UtcNow()
        {
            return DateTime.UtcNow;
        }
    }
}
