using System.Collections.Immutable;

namespace WacMirror.Tests.Architecture;

/// <summary>Holds the rules of who may know whom, read from the built assemblies.</summary>
internal sealed class DependencyTests
{
    [TestCase("WacMirror.Core")]
    [TestCase("WacMirror.Cim")]
    [TestCase("WacMirror.HyperV", "WacMirror.Core", "WacMirror.Cim")]
    [TestCase("WacMirror.Storage", "WacMirror.Core")]
    [TestCase("WacMirror.Gateway", "WacMirror.Core", "WacMirror.HyperV", "WacMirror.Storage")]
    [TestCase("WacMirror.Lab", "WacMirror.Cim")]
    [TestCase("WacMirror.GatewayPlugin.Setup")]
    [TestCase("WacMirror.Packaging")]
    [TestCase("WacMirror.GatewayPlugin")]
    [TestCase(
        "WacMirror.GatewayPlugin.Pipeline", "WacMirror.Core", "WacMirror.Storage", "WacMirror.Gateway")]
    public void Assembly_NamesOfOurs_OnlyWhatItMay(string assembly, params string[] allowed)
    {
        using var read = TypeUses.Load(assembly);
        var named = read.MainModule.AssemblyReferences
            .Select(reference => reference.Name)
            .Where(name => name.StartsWith("WacMirror", StringComparison.Ordinal));
        Assert.That(named, Is.SubsetOf(allowed));
    }

    [TestCase("WacMirror.Core")]
    [TestCase("WacMirror.Cim")]
    public void PureAssembly_Uses_NoInputOutputAndNoFramework(string assembly)
    {
        ImmutableArray<string> forbidden =
        [
            "System.IO.File", "System.IO.Directory", "System.IO.Stream", "System.Net.", "System.Diagnostics.Process",
            "System.Threading.Timer", "System.TimeProvider", "Microsoft.", "System.Console",
        ];
        Assert.That(
            Uses(assembly, _ => true, forbidden).Where(use => !use.EndsWith(AddressOnly, StringComparison.Ordinal)),
            Is.Empty);
    }

    /// <summary>A value that reads and writes an address, and touches no network.</summary>
    private const string AddressOnly = " uses System.Net.IPAddress";

    [Test]
    public void Engine_Uses_NoWebFramework() => Assert.That(
        Uses("WacMirror.Gateway", space => space == "WacMirror.Gateway.Engine", ["Microsoft.AspNetCore."]), Is.Empty);

    [Test]
    public void WsmanEnvelopes_Use_NoSockets() => Assert.That(
        Uses("WacMirror.HyperV", space => space == "WacMirror.HyperV.Wsman", ["System.Net.Http.", "System.Net.Sockets."]),
        Is.Empty);

    [TestCase("WacMirror.Core")]
    [TestCase("WacMirror.Cim")]
    [TestCase("WacMirror.HyperV")]
    [TestCase("WacMirror.Gateway")]
    [TestCase("WacMirror.Lab")]
    [TestCase("WacMirror.GatewayPlugin")]
    [TestCase("WacMirror.GatewayPlugin.Pipeline")]
    [TestCase("wacmirror")]
    public void LibraryOfWindows_IsNamed_OnlyByItsAdapter(string assembly) => Assert.That(
        Uses(assembly, space => space != "WacMirror.HyperV.Mi", ["Microsoft.Management.Infrastructure."]), Is.Empty);

    [Test]
    public void LibraryOfWindows_IsNamed_ByItsAdapter() => Assert.That(
        Uses("WacMirror.HyperV", space => space == "WacMirror.HyperV.Mi", ["Microsoft.Management.Infrastructure."]),
        Is.Not.Empty, "the rule above looks for a name that nobody uses");

    [TestCase("WacMirror.Core")]
    [TestCase("WacMirror.Cim")]
    [TestCase("WacMirror.HyperV")]
    [TestCase("WacMirror.Gateway")]
    [TestCase("WacMirror.Lab")]
    [TestCase("WacMirror.GatewayPlugin")]
    [TestCase("WacMirror.GatewayPlugin.Pipeline")]
    [TestCase("wacmirror")]
    public void LibraryOfTheStore_IsNamed_ByNobodyElse(string assembly) =>
        Assert.That(Uses(assembly, _ => true, StoreLibraries), Is.Empty);

    [Test]
    public void LibraryOfTheStore_IsNamed_ByTheStore() => Assert.That(
        Uses("WacMirror.Storage", _ => true, StoreLibraries), Is.Not.Empty, "the rule above looks for a name that nobody uses");

    [Test]
    public void TablesOfTheStore_AreKnown_InsideOnly()
    {
        using var read = TypeUses.Load("WacMirror.Storage");
        Assert.That(
            read.Written().Where(type => type.IsPublic).Select(type => type.Name),
            Is.EquivalentTo(["SqliteStore", "DataFileException"]));
    }

    [Test]
    public void PlugIn_Names_TheSharedFrameworkOnly()
    {
        using var read = TypeUses.Load("WacMirror.GatewayPlugin");
        var framework = new[] { typeof(object), typeof(Microsoft.AspNetCore.Http.HttpContext) }
            .Select(type => Path.GetDirectoryName(type.Assembly.Location)!)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll"))
            .Select(Path.GetFileNameWithoutExtension);
        Assert.That(read.MainModule.AssemblyReferences.Select(reference => reference.Name), Is.SubsetOf(framework));
    }

    [Test]
    public void Switching_Uses_NoOtherRoomOfTheLab() => Assert.That(
        Uses(
            "WacMirror.Lab",
            space => space == "WacMirror.Lab.Switching",
            ["WacMirror.Lab.Cluster.", "WacMirror.Lab.Wsman.", "WacMirror.Lab.Topologies.", "WacMirror.Cim."]),
        Is.Empty);

    [TestCase("WacMirror.Core")]
    [TestCase("WacMirror.Cim")]
    [TestCase("WacMirror.HyperV")]
    [TestCase("WacMirror.Storage")]
    [TestCase("WacMirror.Gateway")]
    [TestCase("WacMirror.Lab")]
    [TestCase("WacMirror.GatewayPlugin")]
    [TestCase("WacMirror.GatewayPlugin.Pipeline")]
    [TestCase("wacmirror")]
    [TestCase("WacMirror.GatewayPlugin.Setup")]
    [TestCase("WacMirror.Packaging")]
    public void Classes_AreClosedAndNamed_AsTheHouseHasIt(string assembly)
    {
        using var read = TypeUses.Load(assembly);
        var classes = read.Written().Where(type => type.IsClass && !type.IsValueType).ToList();
        Assert.That(classes, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            Assert.That(classes.Where(type => !type.IsSealed && !type.IsAbstract), Is.Empty, "open classes");
            Assert.That(
                classes.Where(type => ForbiddenSuffixes.Any(suffix => type.Name.EndsWith(suffix, StringComparison.Ordinal))),
                Is.Empty,
                "names that say nothing");
        });
    }

    private static readonly ImmutableArray<string> StoreLibraries =
        ["Microsoft.EntityFrameworkCore.", "Microsoft.Data.Sqlite.", "SQLitePCL."];

    private static readonly ImmutableArray<string> ForbiddenSuffixes = ["Service", "Manager", "Helper", "Util", "Utils", "Info"];

    private static List<string> Uses(string assembly, Func<string, bool> where, ImmutableArray<string> forbidden)
    {
        using var read = TypeUses.Load(assembly);
        var types = read.Written().Where(type => where(type.Namespace)).ToList();
        Assert.That(types, Is.Not.Empty, "the rule looks at nothing");
        return
        [
            .. types.SelectMany(type => TypeUses.Of(type)
                .Where(name => forbidden.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
                .Where(name => !name.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal))
                .Select(name => $"{type.FullName} uses {name}")),
        ];
    }
}
