// SPDX-License-Identifier: MIT
namespace System.Threading;

/// <summary>A signal that lets every waiting thread go until it is reset.</summary>
public sealed class ManualResetEvent : WaitHandle
{
    private bool _isSignalled;

    public ManualResetEvent(bool initialState) => _isSignalled = initialState;

    internal override bool IsSignalled => _isSignalled;

    public bool Reset()
    {
        _isSignalled = false;
        return true;
    }

    public bool Set()
    {
        _isSignalled = true;
        return true;
    }
}
