// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Runtime.CompilerServices;

[assembly: AssemblyTitle("HushTap.Board")]
[assembly: AssemblyVersion("0.1.0.0")]
[assembly: AssemblyFileVersion("0.1.0.0")]
[assembly: InternalsVisibleTo("HushTap.Simulator")]
