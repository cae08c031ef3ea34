// SPDX-License-Identifier: MIT
namespace System.Reflection;

[AttributeUsage(AttributeTargets.Assembly, Inherited = false)]
public sealed class AssemblyNativeVersionAttribute : Attribute
{
    public AssemblyNativeVersionAttribute(string version) => NativeVersion = version;

    public string NativeVersion { get; }
}
