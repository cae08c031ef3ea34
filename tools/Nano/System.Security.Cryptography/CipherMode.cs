// SPDX-License-Identifier: MIT
namespace System.Security.Cryptography
{
    /// <summary>How blocks are chained.</summary>
    public enum CipherMode
    {
        None = 0,
        CBC = 1,
        ECB = 2,
    }
}
