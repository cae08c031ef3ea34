// SPDX-License-Identifier: MIT
using HushTap.Nano;

namespace System;

/// <summary>The debug channel; the chip has no other console.</summary>
public static class Console
{
    internal const string LineEnd = "\r\n";

    public static void Write(string value) => Kernel.Current.Trace(value ?? string.Empty);

    public static void WriteLine() => Kernel.Current.Trace(LineEnd);

    public static void WriteLine(string value) => Kernel.Current.Trace(value + LineEnd);
}
