// SPDX-License-Identifier: MIT
using System.Reflection;

[assembly: AssemblyTitle("nanoFramework.TestFramework, simulated")]
[assembly: AssemblyVersion("1.0.0.0")]
