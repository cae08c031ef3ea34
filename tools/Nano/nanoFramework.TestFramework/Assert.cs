// SPDX-License-Identifier: MIT
using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using TestFrameworkShared;

namespace nanoFramework.TestFramework
{
    /// <summary>Assertions.</summary>
    /// <remarks>Modelled: what passes and what throws. The wording of failures is our own.</remarks>
    public sealed partial class Assert
    {
        public static void AreSame(object expected, object actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        {
            Require(ReferenceEquals(expected, actual), "Assert.AreSame", message);
        }

        public static void AreNotSame(object notExpected, object actual, [CallerArgumentExpression(nameof(actual))] string message = "")
        {
            Require(!ReferenceEquals(notExpected, actual), "Assert.AreNotSame", message);
        }

        public static void Contains(string expected, string value, [CallerArgumentExpression(nameof(value))] string message = "")
        {
            NotNullArgument("Assert.Contains", expected);
            NotNullArgument("Assert.Contains", value);
            Require(value.Contains(expected), "Assert.Contains", Show(value) + ", " + Show(expected) + ". " + message);
        }

        public static void StartsWith(string expected, string value, [CallerArgumentExpression(nameof(value))] string message = "")
        {
            NotNullArgument("Assert.StartsWith", expected);
            NotNullArgument("Assert.StartsWith", value);
            Require(value.StartsWith(expected), "Assert.StartsWith", Show(value) + ", " + Show(expected) + ". " + message);
        }

        public static void EndsWith(string expected, string value, [CallerArgumentExpression(nameof(value))] string message = "")
        {
            NotNullArgument("Assert.EndsWith", expected);
            NotNullArgument("Assert.EndsWith", value);
            Require(value.EndsWith(expected), "Assert.EndsWith", Show(value) + ", " + Show(expected) + ". " + message);
        }

        public static void DoesNotContains(string notExpected, string value, [CallerArgumentExpression(nameof(value))] string message = "")
        {
            NotNullArgument("Assert.DoesNotContains", notExpected);
            NotNullArgument("Assert.DoesNotContains", value);
            Require(!value.Contains(notExpected), "Assert.DoesNotContains", Show(value) + ", " + Show(notExpected) + ". " + message);
        }

        public static void IsTrue(bool condition, [CallerArgumentExpression(nameof(condition))] string message = "")
        {
            Require(condition, "Assert.IsTrue", message);
        }

        public static void IsFalse(bool condition, [CallerArgumentExpression(nameof(condition))] string message = "")
        {
            Require(!condition, "Assert.IsFalse", message);
        }

        public static void IsNull(object value, [CallerArgumentExpression(nameof(value))] string message = "")
        {
            Require(value == null, "Assert.IsNull", message);
        }

        public static void IsNotNull([NotNull] object value, [CallerArgumentExpression(nameof(value))] string message = "")
        {
            Require(value != null, "Assert.IsNotNull", message);
        }

        public static void IsInstanceOfType(object value, Type expected, [CallerArgumentExpression(nameof(value))] string message = "")
        {
            NotNullArgument("Assert.IsInstanceOfType", expected);
            Require(value != null && value.GetType() == expected, "Assert.IsInstanceOfType", message);
        }

        public static void IsNotInstanceOfType(object value, Type notExpected, [CallerArgumentExpression(nameof(value))] string message = "")
        {
            NotNullArgument("Assert.IsNotInstanceOfType", notExpected);
            Require(value == null || value.GetType() != notExpected, "Assert.IsNotInstanceOfType", message);
        }

        public static void ThrowsException(Type exception, Action action, [CallerArgumentExpression(nameof(action))] string message = "")
        {
            NotNullArgument("Assert.ThrowsException", action);
            NotNullArgument("Assert.ThrowsException", exception);
            string thrown = "nothing";
            try
            {
                action();
            }
            catch (Exception e)
            {
                if (e.GetType() == exception)
                {
                    return;
                }

                thrown = e.GetType().Name + " (" + e.Message + ")";
            }

            Require(false, "Assert.ThrowsException", "expected " + exception.Name + ", thrown was " + thrown + ". " + message);
        }

        [DoesNotReturn]
        public static void SkipTest(string message = null)
        {
            throw new SkipTestException(message);
        }

        internal static void Require(bool condition, string assertion, string message)
        {
            if (!condition)
            {
                throw new AssertFailedException(assertion + " failed. " + message);
            }
        }

        internal static void NotNullArgument(string assertion, object argument)
        {
            Require(argument != null, assertion, "an argument of the assertion is null");
        }

        internal static string Show(object value)
        {
            return value == null ? "(null)" : "'" + value.ToString() + "'";
        }
    }
}
