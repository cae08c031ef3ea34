// SPDX-License-Identifier: MIT
using System.Collections;

namespace nanoFramework.TestFramework
{
    /// <summary>Assertions about collections.</summary>
    public sealed class CollectionAssert
    {
        public static void Empty(ICollection collection, string message = "")
        {
            Assert.NotNullArgument("CollectionAssert.Empty", collection);
            Assert.Require(collection.Count == 0, "CollectionAssert.Empty", message);
        }

        public static void NotEmpty(ICollection collection, string message = "")
        {
            Assert.NotNullArgument("CollectionAssert.NotEmpty", collection);
            Assert.Require(collection.Count != 0, "CollectionAssert.NotEmpty", message);
        }

        public static void AreEqual(ICollection expected, ICollection actual, string message = "")
        {
            if (expected != actual)
            {
                string difference = Sequences.Difference(expected, actual);
                Assert.Require(difference == null, "CollectionAssert.AreEqual", message + " (" + difference + ")");
            }
        }

        public static void AreNotEqual(ICollection notExpected, ICollection actual, string message = "")
        {
            Assert.Require(!Sequences.AreEqual(notExpected, actual), "CollectionAssert.AreNotEqual", message);
        }
    }
}
