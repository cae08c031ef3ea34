// SPDX-License-Identifier: MIT
using Mono.Cecil;

namespace HushTap.IlRules;

/// <summary>Holds assemblies that were compiled against CoreLibrary to the rules of <see cref="RuleNames"/>.</summary>
public static class IlChecker
{
    /// <summary>Checks one assembly.</summary>
    /// <param name="assemblyPath">The compiled assembly.</param>
    /// <param name="policy">What it is allowed.</param>
    /// <returns>The breaches, in the order of the metadata.</returns>
    public static IReadOnlyList<Violation> Check(string assemblyPath, IlPolicy policy)
    {
        using var resolver = new NanoResolver([Directory(assemblyPath), .. policy.SearchDirectories]);
        using ModuleDefinition module = resolver.Read(assemblyPath);
        var violations = new List<Violation>();
        Run(module, policy, (rule, place, detail) =>
        {
            if (!policy.RulesOff.Contains(rule))
            {
                violations.Add(new Violation(rule, place, detail));
            }
        });
        return [.. violations.Distinct()];
    }

    /// <summary>Measures one assembly.</summary>
    /// <param name="assemblyPath">The compiled assembly.</param>
    /// <returns>Its sizes.</returns>
    public static IlSizes Measure(string assemblyPath)
    {
        using var resolver = new NanoResolver([Directory(assemblyPath)]);
        using ModuleDefinition module = resolver.Read(assemblyPath);
        return IlSizes.Of(module);
    }

    /// <summary>Lists every place that may take managed memory, among all code that a method can reach inside the given assemblies.</summary>
    /// <param name="assemblyPaths">The assemblies to follow calls in.</param>
    /// <param name="methodFullName">Where to begin: <c>Namespace.Type::Method</c> for all overloads, or Cecil's full name for one.</param>
    /// <param name="stopAt">Methods not to enter, in either form.</param>
    /// <returns>The places, each with the shortest way there. One that only makes an exception to be thrown says so.</returns>
    /// <exception cref="ArgumentException">A named method does not exist.</exception>
    public static IReadOnlyList<Allocation> AllocationsReachableFrom(
        IReadOnlyList<string> assemblyPaths, string methodFullName, params IReadOnlyCollection<string> stopAt)
    {
        using var resolver = new NanoResolver(assemblyPaths.Select(Directory));
        var graph = new CallGraph([.. assemblyPaths.Select(resolver.Read)]);
        return AllocationFinder.Find(graph, methodFullName, stopAt);
    }

    internal static string Directory(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;

    private static void Run(ModuleDefinition module, IlPolicy policy, Action<string, string, string> report)
    {
        CheckReferences(module, policy, report);
        var members = new MemberRules(Refusals.Load(), report);
        var state = new StateRules(policy, report);
        var language = new LanguageRules(report);
        var sizes = new SizeRules(policy, report);
        sizes.Check(module);
        foreach (TypeDefinition type in module.GetTypes())
        {
            language.Check(type);
            state.Check(type);
            sizes.Check(type);
            members.Check(type);
            foreach (MethodDefinition method in type.Methods)
            {
                language.Check(method);
                if (method.HasBody)
                {
                    members.Check(method);
                }
            }
        }

        state.CheckAllowances();
    }

    private static void CheckReferences(ModuleDefinition module, IlPolicy policy, Action<string, string, string> report)
    {
        using AssemblyDefinition core = CoreLibrary.Read();
        string place = module.Assembly.Name.Name;
        foreach (AssemblyNameReference reference in module.AssemblyReferences)
        {
            if (reference.Name is "mscorlib" or "System.Runtime" or "System.Private.CoreLib" or "netstandard")
            {
                if (reference.FullName != core.Name.FullName)
                {
                    report(RuleNames.ForeignCore, place, $"compiled against {reference.FullName}, not {core.Name.FullName}");
                }
            }
            else if (!policy.AllowedReferences.Contains(reference.Name))
            {
                report(RuleNames.Reference, place, $"{reference.Name} is not on the allow-list");
            }
        }
    }
}
