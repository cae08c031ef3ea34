// SPDX-License-Identifier: MIT
namespace HushTap.IlRules;

/// <summary>One place where IL compiled against CoreLibrary would not bind to the facade, or would mean something else.</summary>
/// <param name="Member">CoreLibrary's member, as refusals.txt names it.</param>
/// <param name="What">What is different.</param>
public sealed record FacadeDifference(string Member, string What);
