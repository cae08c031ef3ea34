// SPDX-License-Identifier: MIT
#nullable enable
using System;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace HushTap.Nano;

/// <summary>The kernel of the world that owns the current thread.</summary>
public static class Kernel
{
    private static readonly ConditionalWeakTable<IKernel, World> s_worlds = [];

    [ThreadStatic]
    private static IKernel? s_current;

    [ThreadStatic]
    private static World? s_world;

    [ThreadStatic]
    private static CultureInfo? s_cultureOutside;

    /// <summary>Gets the kernel.</summary>
    /// <exception cref="InvalidOperationException">The thread belongs to no world: nano time would be real time here, so it does not exist.</exception>
    public static IKernel Current => s_current ?? throw OutsideAnyWorld();

    /// <summary>Gets what the facade itself keeps for this world: locks, timers, thread numbers.</summary>
    internal static World World => s_world ?? throw OutsideAnyWorld();

    /// <summary>Makes the current thread belong to a world; null takes it out.</summary>
    /// <remarks>Inside a world the thread's culture is invariant, as the chip's only culture is.</remarks>
    /// <exception cref="InvalidOperationException">The process compares strings by culture, or binds mscorlib to the framework's.</exception>
    public static void Enter(IKernel? kernel)
    {
        if (kernel is null)
        {
            Leave();
            return;
        }

        CheckHost();
        s_cultureOutside ??= CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        s_current = kernel;
        s_world = s_worlds.GetValue(kernel, static _ => new World());
    }

    private static void CheckHost()
    {
        const string Hint = "\nhint: import tools/Nano/Host.props in the project of the executable";
        if (!HostCheck.IsOrdinal)
        {
            throw new InvalidOperationException("error: this process compares strings by culture, the chip does not" + Hint);
        }

        if (!HostCheck.IsFacadeBound)
        {
            throw new InvalidOperationException("error: this process binds mscorlib to the framework's, whose time is real" + Hint);
        }
    }

    private static void Leave()
    {
        s_current = null;
        s_world = null;
        if (s_cultureOutside is not null)
        {
            CultureInfo.CurrentCulture = s_cultureOutside;
            s_cultureOutside = null;
        }
    }

    private static InvalidOperationException OutsideAnyWorld() =>
        new("nanoFramework time, threads and chance exist only inside a simulated world; this thread belongs to none");
}
