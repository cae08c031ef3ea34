// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>A file that an export has written.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
public sealed record WrittenFile(string Name, long Bytes, string Sha256);
