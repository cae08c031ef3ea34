// SPDX-License-Identifier: MIT
namespace HushTap.Desk;

/// <summary>What came of an export.</summary>
/// <param name="Manifest">What manifest.json says.</param>
/// <param name="Kept">Files that an earlier run had written already.</param>
/// <param name="WasDone">Whether the whole export had been done before, and all files are as they were written.</param>
public sealed record ExportOutcome(ExportManifest Manifest, int Kept, bool WasDone)
{
    /// <summary>Gets all files.</summary>
    public IEnumerable<ManifestFile> Files => Manifest.Calls.SelectMany(call => call.Files);
}
