// SPDX-License-Identifier: MIT
extern alias nano;
using nano::HushTap.Nano;

namespace HushTap.Devices.Tests;

/// <summary>One thread that never has to wait.</summary>
internal sealed class FakeKernel : IKernel
{
    internal const long StartUtcTicks = 638_000_000_000_000_000;

    public long NowUs => 0;

    public long UtcTicks => StartUtcTicks;

    public object? CurrentThread { get; set; }

    public void Charge(int us)
    {
    }

    public bool Block(Func<bool> ready, long timeoutMs) => ready() ? true : throw new InvalidOperationException("would wait");

    public void StartThread(object thread, int priority, Action body) => throw new NotSupportedException();

    public void Interrupt(object thread, Exception exception) => throw new NotSupportedException();

    public void FillRandom(byte[] buffer) => buffer.AsSpan().Fill(7);

    public void Trace(string text) => throw new NotSupportedException();
}
