using WacMirror.Packaging;
using WacMirror.Packaging.Sbom;

namespace WacMirror.Tests.Packaging;

internal sealed class ShippedPackagesTests
{
    private const string Lock = """
        {
          "packages": {
            "": { "name": "us", "version": "9" },
            "node_modules/@a/b": { "version": "1.2" },
            "node_modules/c": { "version": "2.0" },
            "node_modules/c/node_modules/d": { "version": "3.1" },
            "node_modules/d": { "version": "3.0" },
            "node_modules/e": { "name": "tslib", "version": "4.0" }
          }
        }
        """;

    [Test]
    public void OfPane_Licences_AreThePackagesOfTheLockFile()
    {
        using var parts = new StandIn().With(
            ("ui/package-lock.json", Lock),
            ("ui/dist/standalone/3rdpartylicenses.txt", "Package: c\r\nLicense: MIT\n\nSee Package: d\n\nPackage: @a/b\n"));
        Assert.That(ShippedPackages.OfPane(parts.Places), Is.EqualTo(new[] { "@a/b@1.2", "c@2.0" }));
    }

    [Test]
    public void OfBridge_Files_AreThePackagesTheyLieIn()
    {
        using var parts = new StandIn().With(
            ("ui/wac-bridge/package-lock.json", Lock),
            ("ui/dist/bridge-parts.json", """
                {
                  "outputs": { "dist/bridge.js": { "inputs": {
                    "wac-bridge/src/index.ts": { "bytesInOutput": 5 },
                    "wac-bridge/node_modules/@a/b/core/x.js": { "bytesInOutput": 5 },
                    "wac-bridge/node_modules/c/node_modules/d/x.js": { "bytesInOutput": 5 },
                    "wac-bridge/node_modules/c/x.js": { "bytesInOutput": 0 },
                    "wac-bridge/node_modules/e/x.js": { "bytesInOutput": 5 }
                  } } }
                }
                """));
        Assert.That(ShippedPackages.OfBridge(parts.Places), Is.EqualTo(new[] { "@a/b@1.2", "d@3.1", "tslib@4.0" }));
    }

    [TestCase("Package: x\n", "node_modules/x")]
    [TestCase("", "No package")]
    public void OfPane_ListThatDoesNotFit_SaysSo(string licences, string says)
    {
        using var parts = new StandIn().With(
            ("ui/package-lock.json", Lock), ("ui/dist/standalone/3rdpartylicenses.txt", licences));
        Assert.That(() => ShippedPackages.OfPane(parts.Places), Throws.TypeOf<PackException>().With.Message.Contains(says));
    }

    [Test]
    public void OfBridge_NotBuilt_SaysSo()
    {
        using var parts = new StandIn();
        Assert.That(
            () => ShippedPackages.OfBridge(parts.Places), Throws.TypeOf<PackException>().With.Message.Contains("bridge-parts.json"));
    }
}
