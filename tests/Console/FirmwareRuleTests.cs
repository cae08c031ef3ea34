// SPDX-License-Identifier: MIT
using HushTap.IlRules;

namespace HushTap.Console.Tests;

/// <summary>The firmware as it is built for the chip, held to what its interpreter and its metadata take.</summary>
public class FirmwareRuleTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "nano");

    [Theory]
    [InlineData("HushTap.Core")]
    [InlineData("HushTap.Console")]
    [InlineData("HushTap.Board")]
    [InlineData("HushTap.App")]
    public void The_firmware_has_no_mutable_static_no_refused_member_and_fits_the_metadata(string assembly)
    {
        IEnumerable<string> devices = assembly == "HushTap.Core" ? [] : Directory.GetFiles(s_folder, "*.dll").Select(f => Path.GetFileNameWithoutExtension(f)!);
        IlPolicy policy = new()
        {
            AllowedReferences = devices.Append("mscorlib").ToHashSet(),
            SearchDirectories = [s_folder, AppContext.BaseDirectory],
        };
        Assert.Empty(IlChecker.Check(Path.Combine(s_folder, assembly + ".dll"), policy));
    }
}
