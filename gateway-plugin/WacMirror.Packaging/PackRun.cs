using WacMirror.Packaging.Extension;
using WacMirror.Packaging.Host;
using WacMirror.Packaging.Sbom;
using WacMirror.Packaging.Setup;
using WacMirror.Packaging.Signing;

namespace WacMirror.Packaging;

/// <summary>Makes every package from what the build left, in an order in which each can be signed before it is
/// listed.</summary>
internal sealed class PackRun(PackPlaces places, TextWriter output)
{
    /// <summary>What the plug-in loads into itself.</summary>
    private const string Plugin =
        "gateway-plugin/WacMirror.GatewayPlugin.Pipeline/WacMirror.GatewayPlugin.Pipeline.csproj";

    private readonly SignHook signing = SignHook.FromEnvironment(places.Stage);

    private readonly string version = ProductVersion.Read(places.Root);

    /// <exception cref="PackException">A part is missing, or a tool failed.</exception>
    public void Run()
    {
        var platforms = Platforms();
        Empty(places.Output);
        Empty(places.Stage);
        Say(PackExtension());
        Say(SetupArchive.Write(places, version, signing));
        foreach (var platform in platforms)
            Say(HostArchive.Write(places, platform, version, signing));
        WriteSboms(platforms);
        Checksums.Write(places.Output);
        Say(Path.Combine(places.Output, Checksums.FileName));
    }

    private string PackExtension()
    {
        // The build put the version and the texts of all languages into this one.
        var manifest = ExtensionManifest.Read(Path.Combine(places.Pane, "manifest.json"));
        var package = ExtensionPackage.Write(
            ExtensionParts.Collect(places, signing), manifest, version, places.Output);
        signing.Sign(package);
        return package;
    }

    private void WriteSboms(IReadOnlyList<string> platforms)
    {
        var tools = new SbomTools(places.Root, version);
        void Write(string name, string settled)
        {
            var file = Path.Combine(places.Output, $"wacmirror-{name}-{version}.cdx.json");
            File.WriteAllText(file, settled);
            Say(file);
        }
        var carried = platforms
            .SelectMany(platform => SbomTools.Frameworks(Path.Combine(places.Hosts, platform)))
            .Distinct();
        Write("host", SbomDocument.Settle(
            tools.OfProject("src/WacMirror.Host/WacMirror.Host.csproj", "net10.0", "wacmirror"), carried));
        Write("plugin", SbomDocument.Settle(tools.OfProject(Plugin, "net8.0", "WacMirror.GatewayPlugin"), []));
        Write("pane", SbomDocument.Settle(tools.OfPackages("ui"), [], ShippedPackages.OfPane(places)));
        Write("bridge", SbomDocument.Settle(tools.OfPackages("ui/wac-bridge"), [], ShippedPackages.OfBridge(places)));
    }

    /// <summary>What the Host was published for, named as .NET names it.</summary>
    private List<string> Platforms()
    {
        var platforms = Directory.Exists(places.Hosts)
            ? Directory.GetDirectories(places.Hosts).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal).ToList()
            : [];
        return platforms.Count > 0
            ? platforms
            : throw new PackException($"'{places.Hosts}' holds no platform: the Host is published before packing.");
    }

    private void Say(string file) =>
        output.WriteLine($"{Path.GetRelativePath(places.Root, file)}  {new FileInfo(file).Length:N0} bytes");

    private static void Empty(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
    }
}
