using Newtonsoft.Json.Linq;
using WacMirror.Packaging;
using WacMirror.Packaging.Sbom;

namespace WacMirror.Tests.Packaging;

internal sealed class SbomDocumentTests
{
    private const string Found = """
        {
          "bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": "urn:uuid:1", "version": 1,
          "metadata": {
            "timestamp": "2026-01-01T00:00:00Z", "tools": [ { "name": "npm", "version": "11" } ],
            "component": { "bom-ref": "us@1", "name": "us", "version": "1" }
          },
          "components": [
            { "bom-ref": "b@2", "name": "b", "version": "2", "scope": "required" },
            { "bom-ref": "a@1", "name": "a", "version": "1" },
            { "bom-ref": "c@3", "name": "c", "version": "3", "scope": "excluded" }
          ],
          "dependencies": [
            { "ref": "us@1", "dependsOn": [ "c@3", "b@2", "a@1" ] },
            { "ref": "c@3", "dependsOn": [] },
            { "ref": "b@2" }
          ]
        }
        """;

    [Test]
    public void Settle_OtherRun_GivesTheSameText()
    {
        var other = Found.Replace("urn:uuid:1", "urn:uuid:2", StringComparison.Ordinal)
            .Replace("2026-01-01", "2027-02-02", StringComparison.Ordinal)
            .Replace("\"11\"", "\"12\"", StringComparison.Ordinal);
        Assert.That(SbomDocument.Settle(other, []), Is.EqualTo(SbomDocument.Settle(Found, [])));
    }

    [Test]
    public void Settle_WhatOnlyTheBuildUses_IsLeftOut()
    {
        var settled = JObject.Parse(SbomDocument.Settle(Found, [("Microsoft.NETCore.App", "10.0.1")]));
        Assert.Multiple(() =>
        {
            Assert.That(
                settled["components"]!.Select(one => (string?)one["bom-ref"]),
                Is.EqualTo(new[] { "a@1", "b@2", "pkg:generic/Microsoft.NETCore.App@10.0.1" }));
            Assert.That(
                settled["dependencies"]!.Select(one => one.ToString(Newtonsoft.Json.Formatting.None)),
                Is.EqualTo(new[]
                {
                    """{"ref":"b@2","dependsOn":[]}""", """{"ref":"us@1","dependsOn":["a@1","b@2"]}""",
                }));
        });
    }

    [Test]
    public void Settle_ShippedPackagesNamed_KeepsThoseUnderTheirOwnNames()
    {
        var found = Found.Replace("\"name\": \"c\"", "\"name\": \"alias\"", StringComparison.Ordinal);
        var settled = JObject.Parse(SbomDocument.Settle(found, [], ["a@1", "c@3"]));
        Assert.That(
            settled["components"]!.Select(one => $"{one["bom-ref"]} {one["name"]} {one["scope"]}"),
            Is.EqualTo(new[] { "a@1 a required", "c@3 c required" }));
    }

    [Test]
    public void Settle_ShippedPackageThatTheToolDidNotFind_SaysWhich() => Assert.That(
        () => SbomDocument.Settle(Found, [], ["a@1", "d@4"]),
        Throws.TypeOf<PackException>().With.Message.Contains("d@4"));

    [Test]
    public void Settle_NoJson_SaysSo() => Assert.That(() => SbomDocument.Settle("x", []), Throws.TypeOf<PackException>());
}
