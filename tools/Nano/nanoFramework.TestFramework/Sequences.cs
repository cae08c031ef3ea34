// SPDX-License-Identifier: MIT
using System.Collections;

namespace nanoFramework.TestFramework
{
    /// <summary>Compares collections element by element.</summary>
    internal static class Sequences
    {
        internal static bool AreEqual(ICollection a, ICollection b)
        {
            return a == b || Difference(a, b) == null;
        }

        /// <summary>Says where two collections differ, or null.</summary>
        internal static string Difference(ICollection expected, ICollection actual)
        {
            if (expected == null || actual == null)
            {
                return "one is null";
            }

            if (expected.Count != actual.Count)
            {
                return "different number of elements";
            }

            IEnumerator left = expected.GetEnumerator();
            IEnumerator right = actual.GetEnumerator();
            int index = 0;
            while (left.MoveNext() && right.MoveNext())
            {
                if (!Equals(left.Current, right.Current))
                {
                    return "element " + index + ": expected " + Assert.Show(left.Current) + ", actual " + Assert.Show(right.Current);
                }

                index++;
            }

            return null;
        }
    }
}
