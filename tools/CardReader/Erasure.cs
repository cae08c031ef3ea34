// SPDX-License-Identifier: MIT
namespace HushTap.CardReader;

/// <summary>The erasure of a call, as journalled.</summary>
/// <param name="FolderNumber">The folder.</param>
/// <param name="Call">The call's number.</param>
/// <param name="Reason">Such as age or floor.</param>
/// <param name="Utc">When; null when the clock was never set.</param>
public sealed record Erasure(int FolderNumber, long Call, string Reason, DateTimeOffset? Utc)
{
    /// <summary>Gets a value indicating whether the journal says that the files are gone; else the power may have failed in between.</summary>
    public bool IsDone { get; internal set; }
}
