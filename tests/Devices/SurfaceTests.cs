// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace HushTap.Devices.Tests;

/// <summary>
/// The device assemblies show exactly the members that surface/*.txt list. Those lists are the real libraries' members less surface/omissions.txt.
/// To accept a change that was checked against the real library, run once with HUSHTAP_ACCEPT=1 and look at the difference.
/// </summary>
public sealed class SurfaceTests
{
    public static TheoryData<string> Assemblies { get; } =
    [
        "System.Device.Gpio",
        "System.Device.I2c",
        "System.Device.I2s",
        "System.IO.FileSystem",
        "System.IO.Hashing",
        "System.IO.Ports",
        "System.IO.Streams",
        "System.Security.Cryptography",
        "nanoFramework.Hardware.Esp32",
        "nanoFramework.Runtime.Events",
        "nanoFramework.Runtime.Native",
        "nanoFramework.System.Text",
        "nanoFramework.TestFramework",
    ];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void A_device_assembly_shows_what_its_list_says(string assembly)
    {
        IReadOnlyList<string> shown = SurfaceText.Of(Built(assembly));
        string list = Path.Combine(SurfaceFolder(), assembly + ".txt");
        if (Environment.GetEnvironmentVariable("HUSHTAP_ACCEPT") == "1")
        {
            File.WriteAllText(list, string.Join('\n', shown) + "\n");
        }

        Assert.Equal(File.ReadAllLines(list), shown);
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Nothing_that_is_omitted_is_there_after_all(string assembly)
    {
        IReadOnlyList<string> shown = SurfaceText.Of(Built(assembly));
        string[] omitted = [.. Omissions().Where(line => line.Assembly == assembly).Select(line => line.Member)];
        Assert.DoesNotContain(shown, member => omitted.Any(name => member.StartsWith(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_omission_has_an_assembly_a_member_and_a_reason()
    {
        Assert.NotEmpty(Omissions());
        Assert.All(Omissions(), line =>
        {
            Assert.Contains(line.Assembly, Assemblies.Select(row => row.Data));
            Assert.NotEmpty(line.Member);
            Assert.NotEmpty(line.Reason);
        });
    }

    internal static string Built(string assembly) => Path.Combine(AppContext.BaseDirectory, "nano", assembly + ".dll");

    private static string SurfaceFolder([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "surface");

    private static List<(string Assembly, string Member, string Reason)> Omissions()
    {
        var omissions = new List<(string, string, string)>();
        foreach (string line in File.ReadAllLines(Path.Combine(SurfaceFolder(), "omissions.txt")))
        {
            if (line.Length > 0 && line[0] != '#')
            {
                string[] parts = line.Split('\t', StringSplitOptions.RemoveEmptyEntries);
                omissions.Add((parts[0], parts.ElementAtOrDefault(1) ?? string.Empty, parts.ElementAtOrDefault(2) ?? string.Empty));
            }
        }

        return omissions;
    }
}
