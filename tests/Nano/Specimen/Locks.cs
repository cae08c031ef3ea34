// SPDX-License-Identifier: MIT
using System.Threading;

namespace HushTap.Specimen
{
    /// <summary>The compiler's own use of Monitor, on an object that all worlds share.</summary>
    public static class Locks
    {
        private static readonly object s_shared = new object();

        public static int Nested()
        {
            lock (s_shared)
            {
                lock (s_shared)
                {
                    return 2;
                }
            }
        }

        public static void Hold(int ms)
        {
            lock (s_shared)
            {
                Thread.Sleep(ms);
            }
        }
    }
}
