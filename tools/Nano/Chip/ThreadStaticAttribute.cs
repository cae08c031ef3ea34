// SPDX-License-Identifier: MIT
namespace System
{
    /// <summary>nanoFramework's CoreLibrary has no ThreadStaticAttribute; the .NET runtime recognises it by its full name in any assembly.</summary>
    [AttributeUsage(AttributeTargets.Field)]
    internal sealed class ThreadStaticAttribute : Attribute
    {
    }
}
