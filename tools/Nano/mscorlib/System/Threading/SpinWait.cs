// SPDX-License-Identifier: MIT
using HushTap.Nano;

namespace System.Threading;

/// <summary>Burns virtual time without giving the others a turn.</summary>
public struct SpinWait
{
    private const int UsPerMs = 1000;
    private const int SpinOnceUs = 1;

    public static void SpinUntil(TimeSpan timeout) => SpinUntil(World.TimeoutMs(timeout));

    public static void SpinUntil(int millisecondsTimeout)
    {
        for (int ms = 0; ms < millisecondsTimeout; ms++)
        {
            Kernel.Current.Charge(UsPerMs);
        }
    }

    public void SpinOnce() => Kernel.Current.Charge(SpinOnceUs);
}
