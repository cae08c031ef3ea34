// SPDX-License-Identifier: MIT
using System.Reflection;
using HushTap.NanoHost;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HushTap.Firmware.Tests.Variants;

/// <summary>The firmware with something broken on purpose: Core compiled anew, Board and App bound to it, all else shared.</summary>
public static class FirmwareVariant
{
    private const string BoardPrefix = "Board/";

    /// <summary>Gets the folder that holds nf.sln.</summary>
    public static string RepositoryRoot => FindRoot();

    /// <summary>Builds a variant.</summary>
    /// <returns>Its entry point, for a world to run.</returns>
    public static Action Build(params Patch[] patches)
    {
        var app = Load(patches).LoadByName("HushTap.App");
        return app.GetType("HushTap.App.Program", throwOnError: true)!.GetMethod("Main")!.CreateDelegate<Action>();
    }

    /// <summary>Builds a variant for the board tap-r1.</summary>
    /// <returns>Its entry point, for a world to run.</returns>
    public static Action BuildTap(params Patch[] patches)
    {
        const BindingFlags Static = BindingFlags.Public | BindingFlags.Static;
        var context = Load(patches);
        object pins = context.LoadByName("HushTap.Board").GetType("HushTap.Board.PinMap", throwOnError: true)!.GetMethod("TapR1", Static)!.Invoke(null, null)!;
        MethodInfo start = context.LoadByName("HushTap.App").GetType("HushTap.App.Program", throwOnError: true)!.GetMethod("Start", Static)!;
        return (Action)Delegate.CreateDelegate(typeof(Action), pins, start);
    }

    private static NanoContext Load(Patch[] patches)
    {
        Patch[] board = [.. patches.Where(p => p.File.StartsWith(BoardPrefix, StringComparison.Ordinal)).Select(p => p with { File = p.File[BoardPrefix.Length..] })];
        Patch[] core = [.. patches.Where(p => !p.File.StartsWith(BoardPrefix, StringComparison.Ordinal))];
        var images = new Dictionary<string, byte[]> { ["HushTap.Core"] = Compile("Core", core) };
        if (board.Length > 0)
        {
            images["HushTap.Board"] = Compile("Board", board);
        }

        return new NanoContext(images: images);
    }

    private static byte[] Compile(string room, Patch[] patches)
    {
        string folder = Path.Combine(RepositoryRoot, "firmware", room);
        var options = new CSharpParseOptions(LanguageVersion.CSharp10);
        var trees = new List<SyntaxTree>();
        var left = patches.ToList();
        foreach (string path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string file = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (file.StartsWith("obj/", StringComparison.Ordinal) || file.StartsWith("bin/", StringComparison.Ordinal))
            {
                continue;
            }

            string source = File.ReadAllText(path);
            foreach (var patch in patches.Where(p => p.File == file))
            {
                source = Apply(patch, source);
                left.Remove(patch);
            }

            trees.Add(CSharpSyntaxTree.ParseText(source, options));
        }

        if (left.Count > 0)
        {
            throw new InvalidOperationException($"no such file in firmware/{room}: {left[0].File}");
        }

        return Emit("HushTap." + room, trees);
    }

    private static string Apply(Patch patch, string source)
    {
        int at = source.IndexOf(patch.Was, StringComparison.Ordinal);
        if (at < 0 || source.IndexOf(patch.Was, at + 1, StringComparison.Ordinal) >= 0)
        {
            throw new InvalidOperationException($"{patch.File} must hold exactly once: {patch.Was}");
        }

        return source.Replace(patch.Was, patch.Is, StringComparison.Ordinal);
    }

    /// <summary>Against nanoFramework's mscorlib, and for Board also the rest of what the firmware is loaded with.</summary>
    private static byte[] Emit(string name, IEnumerable<SyntaxTree> trees)
    {
        string coreLibrary = typeof(FirmwareVariant).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "CoreLibrary").Value!;
        var compilation = CSharpCompilation.Create(
            name,
            trees,
            References(name).Prepend(coreLibrary).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        }

        return image.ToArray();
    }

    private static IEnumerable<string> References(string name) => name == "HushTap.Core"
        ? []
        : Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "nano"), "*.dll")
            .Where(path => Path.GetFileNameWithoutExtension(path) is var n && n != "mscorlib" && n != name && n != "HushTap.App");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "nf.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests run inside the repository only");
    }
}
