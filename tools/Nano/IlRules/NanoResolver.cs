// SPDX-License-Identifier: MIT
using Mono.Cecil;

namespace HushTap.IlRules;

/// <summary>Finds referenced assemblies; mscorlib is always the real CoreLibrary, whatever lies beside the checked assembly.</summary>
internal sealed class NanoResolver : DefaultAssemblyResolver
{
    private readonly AssemblyDefinition _core = CoreLibrary.Read();

    internal NanoResolver(IEnumerable<string> directories)
    {
        foreach (string directory in GetSearchDirectories())
        {
            RemoveSearchDirectory(directory);
        }

        foreach (string directory in directories.Distinct())
        {
            AddSearchDirectory(directory);
        }
    }

    /// <inheritdoc/>
    public override AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters) =>
        name.Name == "mscorlib" ? _core : base.Resolve(name, parameters);

    internal ModuleDefinition Read(string path) =>
        ModuleDefinition.ReadModule(path, new ReaderParameters { AssemblyResolver = this, InMemory = true });

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _core.Dispose();
        base.Dispose(disposing);
    }
}
