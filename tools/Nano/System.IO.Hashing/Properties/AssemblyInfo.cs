// SPDX-License-Identifier: MIT
using System.Reflection;

[assembly: AssemblyTitle("System.IO.Hashing, simulated")]
[assembly: AssemblyVersion("1.0.0.0")]
