// SPDX-License-Identifier: MIT
extern alias nano;
using HushTap.IlRules;
using Mono.Cecil;

namespace HushTap.Nano.Tests;

/// <summary>The comparison with CoreLibrary finds what is taken from the facade or changed in it.</summary>
public sealed class SpoiledFacadeTests : IDisposable
{
    private static readonly string s_facade = typeof(nano::HushTap.Nano.IKernel).Assembly.Location;

    private readonly string _directory = Directory.CreateTempSubdirectory("hushtap-facade").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_forward_that_is_gone_is_found_with_all_that_mentions_it()
    {
        string[] found = Found(facade => facade.ExportedTypes.Remove(facade.ExportedTypes.Single(type => type.FullName == "System.TimeSpan")));
        Assert.Contains("System.TimeSpan", found);
        Assert.Contains("System.Threading.Thread::Sleep(System.TimeSpan)", found);
        Assert.Contains("System.DateTime::Add(System.TimeSpan)", found);
    }

    [Fact]
    public void A_method_that_is_gone_is_found()
    {
        string[] found = Found(facade =>
        {
            TypeDefinition monitor = facade.GetType("System.Threading.Monitor");
            monitor.Methods.Remove(monitor.Methods.Single(method => method.Name == "Exit"));
        });
        Assert.Equal(["System.Threading.Monitor::Exit(System.Object)"], found);
    }

    [Fact]
    public void A_method_of_another_signature_is_found()
    {
        string[] found = Found(facade =>
            facade.GetType("System.Threading.AutoResetEvent").Methods.Single(method => method.Name == "Set").ReturnType = facade.TypeSystem.Void);
        Assert.Equal(["System.Threading.AutoResetEvent::Set()"], found);
    }

    [Fact]
    public void A_constant_of_another_value_is_found()
    {
        string[] found = Found(facade =>
            facade.GetType("System.Threading.WaitHandle").Fields.Single(field => field.Name == "WaitTimeout").Constant = 1);
        Assert.Equal(["System.Threading.WaitHandle::WaitTimeout"], found);
    }

    [Fact]
    public void Another_base_type_is_found()
    {
        string[] found = Found(facade =>
            facade.GetType("System.ObjectDisposedException").BaseType = facade.GetType("System.IO.IOException"));
        Assert.Equal(["System.ObjectDisposedException"], found);
    }

    [Fact]
    public void A_sealed_class_is_found()
    {
        Assert.Equal(["System.Random"], Found(facade => facade.GetType("System.Random").IsSealed = true));
    }

    /// <summary>What is different now and was not before.</summary>
    private string[] Found(Action<ModuleDefinition> spoil)
    {
        string path = Path.Combine(_directory, "mscorlib.dll");
        using (ModuleDefinition module = ModuleDefinition.ReadModule(s_facade))
        {
            spoil(module);
            module.Write(path);
        }

        return [.. FacadeComparison.Run(path).Except(FacadeComparison.Run(s_facade)).Select(difference => difference.Member)];
    }
}
