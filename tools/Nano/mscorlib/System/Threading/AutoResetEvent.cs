// SPDX-License-Identifier: MIT
namespace System.Threading;

/// <summary>A signal that lets one waiting thread go.</summary>
public sealed class AutoResetEvent : WaitHandle
{
    private bool _isSignalled;

    public AutoResetEvent(bool initialState) => _isSignalled = initialState;

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

    internal override void Take() => _isSignalled = false;
}
