using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using NuGet.Packaging;

namespace WacMirror.SystemTests.Packaging;

/// <summary>The extension's package as the gateway will find it.</summary>
internal sealed class ExtensionTests
{
    /// <summary>Beside the controller's assembly everything is private to the plug-in; nothing else is there.</summary>
    private static readonly string[] Assemblies =
    [
        "gateway/WacMirror.GatewayPlugin.dll",
        "gateway/wacmirror/Microsoft.Bcl.Cryptography.dll",
        "gateway/wacmirror/Microsoft.Data.Sqlite.dll",
        "gateway/wacmirror/Microsoft.EntityFrameworkCore.Abstractions.dll",
        "gateway/wacmirror/Microsoft.EntityFrameworkCore.Relational.dll",
        "gateway/wacmirror/Microsoft.EntityFrameworkCore.Sqlite.dll",
        "gateway/wacmirror/Microsoft.EntityFrameworkCore.dll",
        "gateway/wacmirror/Microsoft.Extensions.DependencyModel.dll",
        "gateway/wacmirror/Microsoft.IdentityModel.Abstractions.dll",
        "gateway/wacmirror/Microsoft.IdentityModel.JsonWebTokens.dll",
        "gateway/wacmirror/Microsoft.IdentityModel.Logging.dll",
        "gateway/wacmirror/Microsoft.IdentityModel.Tokens.dll",
        "gateway/wacmirror/Newtonsoft.Json.dll",
        "gateway/wacmirror/SQLitePCLRaw.batteries_v2.dll",
        "gateway/wacmirror/SQLitePCLRaw.core.dll",
        "gateway/wacmirror/SQLitePCLRaw.provider.e_sqlite3.dll",
        "gateway/wacmirror/System.Formats.Asn1.dll",
        "gateway/wacmirror/System.IO.Hashing.dll",
        "gateway/wacmirror/WacMirror.Cim.dll",
        "gateway/wacmirror/WacMirror.Core.dll",
        "gateway/wacmirror/WacMirror.Gateway.dll",
        "gateway/wacmirror/WacMirror.GatewayPlugin.Pipeline.dll",
        "gateway/wacmirror/WacMirror.HyperV.dll",
        "gateway/wacmirror/WacMirror.Storage.dll",
        "gateway/wacmirror/Yarp.ReverseProxy.dll",
    ];

    private static readonly string[] Systems = ["win-x64", "win-arm64", "linux-x64"];

    [Test]
    public void Extension_Names_AreThoseOfTheManifest()
    {
        using var package = new PackageArchiveReader(BuiltPackages.Extension);
        using var manifest = JsonDocument.Parse(package.GetStream("ux/manifest.json"));
        using var root = JsonDocument.Parse(File.ReadAllText(Kit.Repository.File("manifest.json")));
        Assert.Multiple(() =>
        {
            Assert.That(package.NuspecReader.GetId(), Is.EqualTo(Text(manifest, "name")));
            Assert.That(package.NuspecReader.GetId(), Is.EqualTo(Text(root, "name")));
            Assert.That(
                package.NuspecReader.GetPackageTypes().Select(type => type.Name),
                Is.EqualTo(new[] { "WindowsAdminCenterExtension" }));
        });
    }

    [Test]
    public void Extension_Versions_AreTheProducts()
    {
        using var package = new PackageArchiveReader(BuiltPackages.Extension);
        using var manifest = JsonDocument.Parse(package.GetStream("ux/manifest.json"));
        Assert.Multiple(() =>
        {
            Assert.That(package.NuspecReader.GetVersion().ToString(), Is.EqualTo(BuiltPackages.Version));
            Assert.That(Text(manifest, "version"), Is.EqualTo(BuiltPackages.Version));
            foreach (var file in Ours(package))
                Assert.That(VersionOf(package, file).ToString(3), Is.EqualTo(BuiltPackages.Version), file);
        });
    }

    [Test]
    public void Extension_Assemblies_AreTheseAndNoOthers()
    {
        using var package = new PackageArchiveReader(BuiltPackages.Extension);
        Assert.That(
            package.GetFiles("gateway").Where(file => IsAssembly(file) && !file.Contains("/runtimes/", StringComparison.Ordinal)),
            Is.EquivalentTo(Assemblies));
    }

    [Test]
    public void Extension_Natives_AreOfTheServedSystemsOnly()
    {
        using var package = new PackageArchiveReader(BuiltPackages.Extension);
        var natives = package.GetFiles("gateway").Where(file => file.Contains("/native/", StringComparison.Ordinal)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(
                natives.Select(file => file.Split('/')[^3]).Distinct(), Is.SupersetOf(Systems).And.SubsetOf(Systems));
            Assert.That(package.GetFiles("gateway").Where(file => file.EndsWith(".so", StringComparison.Ordinal)
                || file.EndsWith(".dylib", StringComparison.Ordinal)), Is.SubsetOf(natives));
        });
    }

    [Test]
    public void Extension_PlugInSettings_HaveWhatTheImportReads()
    {
        using var package = new PackageArchiveReader(BuiltPackages.Extension);
        using var settings = JsonDocument.Parse(package.GetStream("gateway/settings.json"));
        Assert.Multiple(() =>
        {
            Assert.That(settings.RootElement.GetProperty("Service").GetProperty("Name").GetString(), Is.EqualTo("WacMirror"));
            Assert.That(settings.RootElement.GetProperty("Service").GetProperty("Endpoint").GetString(), Is.Not.Empty);
            Assert.That(settings.RootElement.GetProperty("Feature").TryGetProperty("FullPath", out _), Is.True);
        });
    }

    [Test]
    public void Extension_Entries_CarryNoTime()
    {
        using var archive = ZipFile.OpenRead(BuiltPackages.Extension);
        Assert.That(archive.Entries.Select(entry => entry.LastWriteTime.DateTime).Distinct(),
            Is.EqualTo(new[] { new DateTime(1980, 1, 1) }));
    }

    [Test]
    public void Extension_Files_NameNoPathOfTheBuild()
    {
        using var package = new PackageArchiveReader(BuiltPackages.Extension);
        var root = System.Text.Encoding.UTF8.GetBytes(Kit.Repository.Root.TrimEnd(Path.DirectorySeparatorChar) + '/');
        Assert.That(package.GetFiles().Where(file => Bytes(package, file).AsSpan().IndexOf(root) >= 0), Is.Empty);
    }

    private static bool IsAssembly(string file) => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Ours(PackageArchiveReader package) => package.GetFiles("gateway")
        .Where(file => IsAssembly(file) && Path.GetFileName(file).StartsWith("WacMirror.", StringComparison.Ordinal));

    private static Version VersionOf(PackageArchiveReader package, string file)
    {
        using var reader = new PEReader(new MemoryStream(Bytes(package, file)));
        return reader.GetMetadataReader().GetAssemblyDefinition().Version;
    }

    private static byte[] Bytes(PackageArchiveReader package, string file)
    {
        using var stream = package.GetStream(file);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static string? Text(JsonDocument document, string name) => document.RootElement.GetProperty(name).GetString();
}
