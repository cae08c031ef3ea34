// SPDX-License-Identifier: MIT
using CsCheck;

namespace HushTap.Cli.Tests.Support;

public static class Generators
{
    /// <summary>One of the given values.</summary>
    public static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
