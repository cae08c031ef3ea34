// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Runtime.Loader;

namespace HushTap.NanoHost;

/// <summary>Loads firmware and device assemblies apart from the framework's, some of which have the same names.</summary>
/// <remarks>
/// .NET brings a System.IO.FileSystem and a System.Security.Cryptography of its own, newer than ours, which win in the default context.
/// Here every assembly comes from one folder, but for the two that both sides share: the facade (mscorlib) and the contract (HushTap.Chip).
/// A name that the folder lacks is an error and never falls back to the framework.
/// </remarks>
public sealed class NanoContext : AssemblyLoadContext
{
    private static readonly string[] s_shared = ["mscorlib", "HushTap.Chip"];

    private readonly string _folder;
    private readonly IReadOnlyDictionary<string, byte[]> _images;
    private readonly Dictionary<string, Assembly> _loadedImages = [];

    /// <summary>Makes a context over a folder of assemblies that were compiled against CoreLibrary.</summary>
    /// <param name="folder">The folder; by default "nano" beside the program, where tools/Nano/Devices.targets puts them.</param>
    /// <param name="images">Assemblies, by simple name, that take the place of the folder's: instrumented or altered ones.</param>
    public NanoContext(string? folder = null, IReadOnlyDictionary<string, byte[]>? images = null)
        : base("nano")
    {
        _folder = folder ?? Path.Combine(AppContext.BaseDirectory, "nano");
        _images = images ?? new Dictionary<string, byte[]>();
    }

    /// <summary>Loads an assembly of the folder.</summary>
    /// <param name="name">Its simple name.</param>
    /// <returns>The assembly.</returns>
    /// <exception cref="FileNotFoundException">The folder has none of that name.</exception>
    public Assembly LoadByName(string name)
    {
        if (!_images.TryGetValue(name, out byte[]? image))
        {
            return LoadFromAssemblyPath(PathOf(name));
        }

        lock (_loadedImages)
        {
            if (!_loadedImages.TryGetValue(name, out Assembly? assembly))
            {
                assembly = _loadedImages[name] = LoadFromStream(new MemoryStream(image));
            }

            return assembly;
        }
    }

    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name!;
        return s_shared.Contains(name) ? Default.LoadFromAssemblyName(new AssemblyName(name)) : LoadByName(name);
    }

    private string PathOf(string name)
    {
        string path = Path.Combine(_folder, name + ".dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"no nanoFramework assembly {name} in {_folder}", path);
    }
}
