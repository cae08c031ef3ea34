// SPDX-License-Identifier: MIT
using System.Reflection;
using HushTap.NanoHost;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HushTap.Firmware.Tests.Variants;

/// <summary>The firmware with something broken on purpose: Core compiled anew, Board and App bound to it, all else shared.</summary>
public static class FirmwareVariant
{
    private static readonly string CoreFolder = Path.Combine(RepositoryRoot(), "firmware", "Core");

    /// <summary>Builds a variant.</summary>
    /// <returns>Its entry point, for a world to run.</returns>
    public static Action Build(params Patch[] patches)
    {
        var context = new NanoContext(images: new Dictionary<string, byte[]> { ["HushTap.Core"] = Compile(patches) });
        var app = context.LoadByName("HushTap.App");
        return app.GetType("HushTap.App.Program", throwOnError: true)!.GetMethod("Main")!.CreateDelegate<Action>();
    }

    private static byte[] Compile(Patch[] patches)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp10);
        var trees = new List<SyntaxTree>();
        var left = patches.ToList();
        foreach (string path in Directory.EnumerateFiles(CoreFolder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string file = Path.GetRelativePath(CoreFolder, path).Replace('\\', '/');
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
            throw new InvalidOperationException($"no such file in firmware/Core: {left[0].File}");
        }

        return Emit(trees);
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

    private static byte[] Emit(IEnumerable<SyntaxTree> trees)
    {
        string coreLibrary = typeof(FirmwareVariant).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "CoreLibrary").Value!;
        var compilation = CSharpCompilation.Create(
            "HushTap.Core",
            trees,
            [MetadataReference.CreateFromFile(coreLibrary)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        }

        return image.ToArray();
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "nf.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests run inside the repository only");
    }
}
