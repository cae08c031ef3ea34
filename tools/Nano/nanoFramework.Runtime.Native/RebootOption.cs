// SPDX-License-Identifier: MIT
namespace nanoFramework.Runtime.Native
{
    /// <summary>What starts again.</summary>
    public enum RebootOption
    {
        NormalReboot = 0,
        EnterNanoBooter = 1,
        ClrOnly = 2,
        EnterProprietaryBooter = 8,
    }
}
