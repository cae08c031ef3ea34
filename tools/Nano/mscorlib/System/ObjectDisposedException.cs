// SPDX-License-Identifier: MIT
namespace System;

/// <summary>nanoFramework's: its one argument is the message, and it is no InvalidOperationException.</summary>
public class ObjectDisposedException : SystemException
{
    public ObjectDisposedException()
    {
    }

    public ObjectDisposedException(string message)
        : base(message)
    {
    }

    public ObjectDisposedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
