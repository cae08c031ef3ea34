// SPDX-License-Identifier: MIT
using System;

namespace nanoFramework.Runtime.Native
{
    /// <summary>Limits the time that a thread may take.</summary>
    /// <remarks>Not modelled: Install throws NotSupportedException, except for -1, which means no limit.</remarks>
    public static class ExecutionConstraint
    {
        public static void Install(int timeoutMilliseconds, int priority)
        {
            if (timeoutMilliseconds != -1)
            {
                throw new NotSupportedException("the simulated chip has no execution constraints");
            }
        }
    }
}
