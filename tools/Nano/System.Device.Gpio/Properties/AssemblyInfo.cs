// SPDX-License-Identifier: MIT
using System.Reflection;

[assembly: AssemblyTitle("System.Device.Gpio, simulated")]
[assembly: AssemblyVersion("1.0.0.0")]
