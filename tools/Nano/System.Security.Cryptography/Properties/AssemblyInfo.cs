// SPDX-License-Identifier: MIT
using System.Reflection;

[assembly: AssemblyTitle("System.Security.Cryptography, simulated")]
[assembly: AssemblyVersion("1.0.0.0")]
