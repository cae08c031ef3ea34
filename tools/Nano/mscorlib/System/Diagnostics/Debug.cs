// SPDX-License-Identifier: MIT
using HushTap.Nano;

namespace System.Diagnostics;

/// <summary>The debug channel in builds that define DEBUG.</summary>
public static class Debug
{
    [Conditional("DEBUG")]
    public static void Assert(bool condition) => Check(condition, string.Empty);

    [Conditional("DEBUG")]
    public static void Assert(bool condition, string message) => Check(condition, message);

    [Conditional("DEBUG")]
    public static void Assert(bool condition, string message, string detailedMessage) => Check(condition, message + " " + detailedMessage);

    [Conditional("DEBUG")]
    public static void Write(string message) => Kernel.Current.Trace(message ?? string.Empty);

    [Conditional("DEBUG")]
    public static void WriteLine() => Kernel.Current.Trace(Console.LineEnd);

    [Conditional("DEBUG")]
    public static void WriteLine(string message) => Kernel.Current.Trace(message + Console.LineEnd);

    /// <summary>The chip stops in the debugger; a world has none, so the failure goes up the stack.</summary>
    private static void Check(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException("assertion failed: " + message);
        }
    }
}
