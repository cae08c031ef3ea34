// SPDX-License-Identifier: MIT
using HushTap.Nano;

namespace System.Threading;

/// <summary>Reentrant locks between the threads of one world.</summary>
public static class Monitor
{
    public static void Enter(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        Kernel.World.Locks.Enter(obj);
    }

    public static void Exit(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        Kernel.World.Locks.Exit(obj);
    }
}
