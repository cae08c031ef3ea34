// SPDX-License-Identifier: MIT
using System.Reflection;
using HushTap.NanoHost;

namespace HushTap.Devices.Tests;

public sealed class NanoContextTests
{
    [Theory]
    [InlineData("System.IO.FileSystem", "System.IO.FileStream")]
    [InlineData("System.Security.Cryptography", "System.Security.Cryptography.HMACSHA256")]
    public void Ours_wins_over_the_frameworks_assembly_of_that_name(string assembly, string type)
    {
        Assembly loaded = new NanoContext().LoadByName(assembly);
        Assert.Equal(SurfaceTests.Built(assembly), loaded.Location);
        Assert.NotEqual(typeof(FileStream), loaded.GetType(type, throwOnError: true));
    }

    [Fact]
    public void The_contract_is_shared_with_the_host()
    {
        Assembly gpio = new NanoContext().LoadByName("System.Device.Gpio");
        Assert.Contains(gpio.GetReferencedAssemblies(), name => name.Name == "HushTap.Chip");
        Assert.Same(typeof(Chip.IChip).Assembly, new NanoContext().LoadFromAssemblyName(new AssemblyName("HushTap.Chip")));
    }

    [Fact]
    public void What_the_folder_lacks_is_an_error_and_never_the_frameworks() =>
        Assert.Throws<FileNotFoundException>(() => new NanoContext().LoadFromAssemblyName(new AssemblyName("System.Linq")));
}
