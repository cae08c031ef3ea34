// SPDX-License-Identifier: MIT
using HushTap.Nano;

namespace System.Threading;

/// <summary>Something that threads of one world wait for.</summary>
public abstract class WaitHandle : MarshalByRefObject
{
    public const int WaitTimeout = 0x102;

    /// <summary>Gets a value indicating whether a wait would end now.</summary>
    internal virtual bool IsSignalled => false;

    public static bool WaitAll(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext)
    {
        Check(waitHandles);
        return World.Block(() => TakeAll(waitHandles), World.CheckTimeout(millisecondsTimeout));
    }

    public static bool WaitAll(WaitHandle[] waitHandles) => WaitAll(waitHandles, Timeout.Infinite, true);

    public static int WaitAny(WaitHandle[] waitHandles, int millisecondsTimeout, bool exitContext)
    {
        Check(waitHandles);
        int index = WaitTimeout;
        World.Block(() => TakeAny(waitHandles, ref index), World.CheckTimeout(millisecondsTimeout));
        return index;
    }

    public static int WaitAny(WaitHandle[] waitHandles) => WaitAny(waitHandles, Timeout.Infinite, true);

    public virtual bool WaitOne(int millisecondsTimeout, bool exitContext) =>
        World.Block(() => TakeAll(this), World.CheckTimeout(millisecondsTimeout));

    public virtual bool WaitOne() => WaitOne(Timeout.Infinite, false);

    /// <summary>Spends the signal of a wait that ends.</summary>
    internal virtual void Take()
    {
    }

    private static bool TakeAll(params ReadOnlySpan<WaitHandle> handles)
    {
        foreach (WaitHandle handle in handles)
        {
            if (!handle.IsSignalled)
            {
                return false;
            }
        }

        foreach (WaitHandle handle in handles)
        {
            handle.Take();
        }

        return true;
    }

    private static bool TakeAny(WaitHandle[] handles, ref int index)
    {
        index = Array.FindIndex(handles, static handle => handle.IsSignalled);
        if (index < 0)
        {
            index = WaitTimeout;
            return false;
        }

        handles[index].Take();
        return true;
    }

    private static void Check(WaitHandle[] handles)
    {
        ArgumentNullException.ThrowIfNull(handles);
        foreach (WaitHandle handle in handles)
        {
            ArgumentNullException.ThrowIfNull(handle);
        }
    }
}
