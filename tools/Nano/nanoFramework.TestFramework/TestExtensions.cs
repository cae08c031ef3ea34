// SPDX-License-Identifier: MIT
using System;

namespace nanoFramework.TestFramework
{
    /// <summary>Compares arrays.</summary>
    public static class TestExtensions
    {
        public static bool SequenceEqual(this Array a, Array b)
        {
            return a != null && b != null && Sequences.AreEqual(a, b);
        }
    }
}
