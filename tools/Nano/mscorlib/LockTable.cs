// SPDX-License-Identifier: MIT
using System;
using System.Collections.Generic;

namespace HushTap.Nano;

/// <summary>The locks that are held in one world: an object that is not here is free.</summary>
/// <remarks>
/// An uncontended lock never asks the kernel, so it costs no virtual time and no switch. A freed lock passes to the thread that
/// has waited longest, as on the chip, so the order does not depend on how often the kernel asks.
/// </remarks>
internal sealed class LockTable
{
    private readonly Dictionary<object, HeldLock> _held = new Dictionary<object, HeldLock>(ReferenceEqualityComparer.Instance);
    private readonly Stack<HeldLock> _spare = new Stack<HeldLock>();

    internal void Enter(object target)
    {
        int thread = Environment.CurrentManagedThreadId;
        if (!_held.TryGetValue(target, out HeldLock held))
        {
            held = _spare.Count > 0 ? _spare.Pop() : new HeldLock();
            held.Owner = thread;
            held.Depth = 1;
            _held.Add(target, held);
        }
        else if (held.Owner == thread)
        {
            held.Depth++;
        }
        else
        {
            Wait(target, held, thread);
        }
    }

    internal void Exit(object target)
    {
        if (!_held.TryGetValue(target, out HeldLock held) || held.Owner != Environment.CurrentManagedThreadId)
        {
            throw new InvalidOperationException("a lock is left by a thread that does not hold it");
        }

        if (--held.Depth == 0)
        {
            Free(target, held);
        }
    }

    private void Wait(object target, HeldLock held, int thread)
    {
        LinkedListNode<int> ticket = held.Waiters.AddLast(thread);
        bool entered = false;
        try
        {
            World.Block(() => held.Owner == thread, -1);
            entered = true;
        }
        finally
        {
            if (!entered && ticket.List is not null)
            {
                held.Waiters.Remove(ticket);
            }
            else if (!entered)
            {
                Free(target, held);
            }
        }
    }

    private void Free(object target, HeldLock held)
    {
        if (held.Waiters.First is { } next)
        {
            held.Waiters.Remove(next);
            held.Owner = next.Value;
            held.Depth = 1;
            return;
        }

        _held.Remove(target);
        _spare.Push(held);
    }

    private sealed class HeldLock
    {
        internal int Owner;
        internal int Depth;

        internal LinkedList<int> Waiters { get; } = new LinkedList<int>();
    }
}
