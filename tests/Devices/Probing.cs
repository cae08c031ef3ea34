// SPDX-License-Identifier: MIT
extern alias nano;
using System.Reflection;
using HushTap.NanoHost;
using nano::HushTap.Nano;

namespace HushTap.Devices.Tests;

/// <summary>Runs a method of the probe, which is compiled against CoreLibrary like firmware, on a fake chip.</summary>
internal static class Probing
{
    private static readonly Assembly s_probe = new NanoContext().LoadByName("HushTap.Devices.Probe");

    internal static string Run(FakeChip chip, string type, string method, params object?[] arguments) =>
        (string)Call(chip, type, method, arguments);

    internal static object Call(FakeChip chip, string type, string method, params object?[] arguments)
    {
        MethodInfo probe = s_probe.GetType("HushTap.Devices.Probe." + type, throwOnError: true)!.GetMethod(method)
            ?? throw new MissingMethodException(type, method);
        Kernel.Enter(new FakeKernel());
        Chip.Chip.Current = chip;
        try
        {
            return probe.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
        }
        finally
        {
            Chip.Chip.Current = null;
            Kernel.Enter(null);
        }
    }
}
