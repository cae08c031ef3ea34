// SPDX-License-Identifier: MIT
using System.Reflection;

[assembly: AssemblyTitle("HushTap.Console")]
[assembly: AssemblyVersion("0.1.0.0")]
[assembly: AssemblyFileVersion("0.1.0.0")]
