// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;

namespace HushTap.Nano;

/// <summary>Whether this process can be a chip at all.</summary>
internal static class HostCheck
{
    /// <summary>By code unit upper case sorts first; every culture sorts it after lower case.</summary>
    internal static readonly bool IsOrdinal = string.Compare("a", "B", CultureInfo.InvariantCulture, CompareOptions.None) > 0;

    /// <summary>With the framework's mscorlib in our place, time would be real without a sign of it.</summary>
    internal static readonly bool IsFacadeBound = Bound("mscorlib") == typeof(HostCheck).Assembly;

    private static Assembly Bound(string name) =>
        AssemblyLoadContext.GetLoadContext(typeof(HostCheck).Assembly).LoadFromAssemblyName(new AssemblyName(name));
}
