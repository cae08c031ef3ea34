// SPDX-License-Identifier: MIT
using System;

namespace nanoFramework.Runtime.Events
{
    /// <summary>The managed end of a native driver's interrupt.</summary>
    /// <remarks>
    /// Modelled: the subscription rules, and the one driver "EventSink", which is the chip's event queue.
    /// Not modelled: finalizers; other drivers; asking for one throws NotSupportedException, where the chip says ArgumentException.
    /// </remarks>
    public class NativeEventDispatcher : IDisposable
    {
        protected NativeEventHandler threadSpawn;

        protected NativeEventHandler callbacks;

        protected bool disposed;

        public NativeEventDispatcher(string driverName, ulong driverData)
        {
            if (driverName != "EventSink")
            {
                throw new NotSupportedException("the simulated chip has no interrupt driver but EventSink");
            }
        }

        public event NativeEventHandler OnInterrupt
        {
            add
            {
                lock (this)
                {
                    ThrowIfDisposed();
                    NativeEventHandler before = callbacks;
                    callbacks = (NativeEventHandler)Delegate.Combine(before, value);
                    threadSpawn = callbacks;
                    if (before == null && callbacks != null)
                    {
                        EnableInterrupt();
                    }
                }
            }

            remove
            {
                lock (this)
                {
                    ThrowIfDisposed();
                    NativeEventHandler before = callbacks;
                    callbacks = (NativeEventHandler)Delegate.Remove(before, value);
                    if (before != null && callbacks == null)
                    {
                        DisableInterrupt();
                    }
                }
            }
        }

        public virtual void EnableInterrupt()
        {
            HushTap.Chip.Chip.Current.SetEventSink(new QueueEnd(this));
        }

        public virtual void DisableInterrupt()
        {
            HushTap.Chip.Chip.Current.SetEventSink(null);
        }

        public void Dispose()
        {
            lock (this)
            {
                if (!disposed)
                {
                    Dispose(true);
                    disposed = true;
                }
            }
        }

        protected virtual void Dispose(bool disposing)
        {
        }

        internal void Deliver(uint data1, uint data2, DateTime time)
        {
            NativeEventHandler handler = callbacks;
            if (handler != null)
            {
                handler(data1, data2, time);
            }
        }

        private void ThrowIfDisposed()
        {
            if (disposed)
            {
                throw new ObjectDisposedException(string.Empty);
            }
        }
    }
}
