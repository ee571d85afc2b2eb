using NuGet.Packaging;
using WacMirror.Packaging;
using WacMirror.Packaging.Extension;
using WacMirror.Packaging.Signing;

namespace WacMirror.Tests.Packaging;

internal sealed class ExtensionPackageTests
{
    private const string Manifest = """
        {
          "name": "wacmirror.port-mirroring",
          "version": "1.2.3",
          "displayName": "resources:strings:displayName",
          "description": "resources:strings:description",
          "resources": [
            { "locale": "pt-BR", "strings": { "displayName": "Espelhamento", "description": "Tráfego" } },
            { "locale": "default", "strings": { "displayName": "Port mirroring", "description": "Mirrors traffic" } }
          ]
        }
        """;

    [Test]
    public void Package_Read_HasTheLayoutThatTheGatewayLooksFor()
    {
        using var parts = Parts();
        using var package = new PackageArchiveReader(Pack(parts));
        Assert.Multiple(() =>
        {
            Assert.That(package.NuspecReader.GetId(), Is.EqualTo("wacmirror.port-mirroring"));
            Assert.That(package.NuspecReader.GetVersion().ToString(), Is.EqualTo("1.2.3"));
            Assert.That(package.NuspecReader.GetTitle(), Is.EqualTo("Port mirroring"));
            Assert.That(package.NuspecReader.GetDescription(), Is.EqualTo("Mirrors traffic"));
            Assert.That(
                package.NuspecReader.GetPackageTypes().Select(type => type.Name), Is.EqualTo(new[] { ExtensionPackage.Type }));
            Assert.That(
                package.GetFiles().Where(file => file.StartsWith("ux/", StringComparison.Ordinal)
                    || file.StartsWith("gateway/", StringComparison.Ordinal)),
                Is.EquivalentTo(new[]
                {
                    "ux/index.html", "ux/assets/strings/strings.json", "ux/manifest.json",
                    "gateway/settings.json", "gateway/A.dll", "gateway/wacmirror/B.dll",
                }));
        });
    }

    [Test]
    public void Package_ManifestInIt_HasTheVersion()
    {
        using var parts = Parts();
        using var package = new PackageArchiveReader(Pack(parts));
        using var text = new StreamReader(package.GetStream("ux/manifest.json"));
        var manifest = Newtonsoft.Json.Linq.JObject.Parse(text.ReadToEnd());
        Assert.That((string?)manifest["version"], Is.EqualTo("1.2.3"));
    }

    [Test]
    public void Package_WrittenTwice_IsTheSameByteForByte()
    {
        using var first = Parts();
        using var second = Parts();
        second.Age();
        Assert.That(File.ReadAllBytes(Pack(first)), Is.EqualTo(File.ReadAllBytes(Pack(second))));
    }

    [Test]
    public void Package_PluginWithoutSettings_IsRefused()
    {
        using var parts = Parts();
        File.Delete(Path.Combine(parts.Places.Plugin, "settings.json"));
        Assert.That(() => Pack(parts), Throws.TypeOf<PackException>().With.Message.Contains("settings.json"));
    }

    [TestCase("{")]
    [TestCase("{}")]
    public void Manifest_NotUsable_IsRefused(string manifest)
    {
        using var parts = Parts().With(("ui/dist/wac/manifest.json", manifest));
        Assert.That(() => ExtensionManifest.Read(BuiltManifest(parts)), Throws.TypeOf<PackException>());
    }

    private static StandIn Parts() => new StandIn().With(
        ("ui/dist/wac/manifest.json", Manifest),
        ("ui/dist/wac/index.html", "<!doctype html>"),
        ("ui/dist/wac/assets/strings/strings.json", "{}"),
        ("artifacts/plugin/gateway/settings.json", "{}"),
        ("artifacts/plugin/gateway/A.dll", "A"),
        ("artifacts/plugin/gateway/A.pdb", "symbols"),
        ("artifacts/plugin/gateway/wacmirror/B.dll", "B"),
        ("artifacts/plugin/gateway/wacmirror/B.xml", "documentation"));

    private static string BuiltManifest(StandIn parts) => Path.Combine(parts.Places.Pane, "manifest.json");

    private static string Pack(StandIn parts)
    {
        Directory.CreateDirectory(parts.Places.Output);
        return ExtensionPackage.Write(
            ExtensionParts.Collect(parts.Places, new SignHook(null, parts.Places.Stage)),
            ExtensionManifest.Read(BuiltManifest(parts)),
            "1.2.3",
            parts.Places.Output);
    }
}
