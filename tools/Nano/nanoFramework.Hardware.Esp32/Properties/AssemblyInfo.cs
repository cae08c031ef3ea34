// SPDX-License-Identifier: MIT
using System.Reflection;

[assembly: AssemblyTitle("nanoFramework.Hardware.Esp32, simulated")]
[assembly: AssemblyVersion("1.0.0.0")]
