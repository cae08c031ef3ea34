// SPDX-License-Identifier: MIT
using HushTap.Simulator;

namespace HushTap.Bench;

/// <summary>Looks at nothing.</summary>
internal sealed class Blind : IWriteWitness
{
    public void OnBytes(string path, long position, ReadOnlySpan<byte> bytes)
    {
    }

    public void OnName(string operation, string path)
    {
    }
}
