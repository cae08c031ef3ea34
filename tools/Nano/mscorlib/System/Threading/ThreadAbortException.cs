// SPDX-License-Identifier: MIT
namespace System.Threading;

/// <summary>What Thread.Abort makes appear; the framework's own cannot be constructed.</summary>
public sealed class ThreadAbortException : SystemException
{
    internal ThreadAbortException()
    {
    }
}
