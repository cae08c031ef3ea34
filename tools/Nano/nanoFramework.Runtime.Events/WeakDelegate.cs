// SPDX-License-Identifier: MIT
using System;

namespace nanoFramework.Runtime.Events
{
    /// <summary>Combines delegates whose targets may be collected.</summary>
    /// <remarks>Not modelled: the weakness. Targets stay alive, since the host's garbage collector must not decide what a world does.</remarks>
    public static class WeakDelegate
    {
        public static Delegate Combine(Delegate a, Delegate b)
        {
            return Delegate.Combine(a, b);
        }

        public static Delegate Remove(Delegate a, Delegate b)
        {
            return Delegate.Remove(a, b);
        }
    }
}
