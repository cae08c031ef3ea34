// SPDX-License-Identifier: MIT
using System.Reflection;

[assembly: AssemblyTitle("System.Device.I2s, simulated")]
[assembly: AssemblyVersion("1.0.0.0")]
