// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>The languages of what people who are no technicians read.</summary>
public enum Language : byte
{
    /// <summary>English.</summary>
    En,

    /// <summary>Dutch.</summary>
    Nl,
}
