using System.Reflection;
using System.Runtime.Loader;
using WacMirror.GatewayPlugin.Loading;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.GatewayPlugin;

internal sealed class PrivateLoadTests
{
    private readonly string name = "Made" + Guid.NewGuid().ToString("N");
    private DataFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new DataFolder();

    [TearDown]
    public void DeleteFolder() => folder.Dispose();

    [Test]
    public void Library_OfTheFolderOnly_IsLoadedPrivately()
    {
        var load = Load();
        MadeAssembly.Write(folder.Path, name, new Version(1, 0, 0, 0));
        var found = load.LoadFromAssemblyName(new AssemblyName($"{name}, Version=1.0.0.0"));
        Assert.That(AssemblyLoadContext.GetLoadContext(found), Is.SameAs(load));
        Assert.That(() => AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(name)), Throws.Exception);
    }

    [Test]
    public void FrameworkLibrary_IsTheGateways() => Assert.That(
        Load().LoadFromAssemblyName(typeof(Microsoft.AspNetCore.Http.HttpContext).Assembly.GetName()),
        Is.SameAs(typeof(Microsoft.AspNetCore.Http.HttpContext).Assembly));

    [Test]
    public void Library_ThatBothHave_IsTheGateways()
    {
        var shared = typeof(Mono.Cecil.AssemblyDefinition).Assembly;
        var load = Load();
        File.Copy(shared.Location, Path.Combine(folder.Path, "Mono.Cecil.dll"));
        Assert.That(load.LoadFromAssemblyName(shared.GetName()), Is.SameAs(shared));
    }

    [Test]
    public void Library_ThatTheGatewayHasNewerByAMajorVersion_IsOurs()
    {
        var shared = typeof(NUnit.Framework.Assert).Assembly.GetName();
        var older = new Version(shared.Version!.Major - 1, 0, 0, 0);
        var load = Load();
        MadeAssembly.Write(folder.Path, shared.Name!, older);
        var found = load.LoadFromAssemblyName(new AssemblyName(shared.Name!) { Version = older });
        Assert.That(found.GetName().Version, Is.EqualTo(older));
        Assert.That(AssemblyLoadContext.GetLoadContext(found), Is.SameAs(load));
    }

    [Test]
    public void Library_ThatTheGatewayHasOlder_IsOurs()
    {
        var shared = typeof(NUnit.Framework.Assert).Assembly.GetName();
        var newer = new Version(shared.Version!.Major + 1, 0, 0, 0);
        var load = Load();
        MadeAssembly.Write(folder.Path, shared.Name!, newer);
        Assert.That(
            load.LoadFromAssemblyName(new AssemblyName(shared.Name!) { Version = newer }).GetName().Version,
            Is.EqualTo(newer));
    }

    [Test]
    public void Library_OfNobody_IsNotFound() => Assert.That(
        () => Load().LoadFromAssemblyName(new AssemblyName(name)), Throws.InstanceOf<FileNotFoundException>());

    private PrivateLoad Load() =>
        new(MadeAssembly.Write(folder.Path, "Entry" + Guid.NewGuid().ToString("N"), new Version(1, 0, 0, 0)));
}
