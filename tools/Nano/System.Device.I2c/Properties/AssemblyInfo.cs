// SPDX-License-Identifier: MIT
using System.Reflection;

[assembly: AssemblyTitle("System.Device.I2c, simulated")]
[assembly: AssemblyVersion("1.0.0.0")]
