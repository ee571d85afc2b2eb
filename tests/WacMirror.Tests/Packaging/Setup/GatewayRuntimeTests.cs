using WacMirror.GatewayPlugin.Setup;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Packaging.Setup;

internal sealed class GatewayRuntimeTests
{
    [TestCase("""{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "8.0.11" } } }""", 8)]
    [TestCase("""
        { "runtimeOptions": { "frameworks": [ { "name": "Microsoft.WindowsDesktop.App", "version": "9.0.0" },
          { "name": "Microsoft.AspNetCore.App", "version": "8.0.0" } ] } }
        """, 8)]
    [TestCase("""{ "runtimeOptions": { "includedFrameworks": [ { "name": "Microsoft.NETCore.App", "version": "10.0.1" } ] } }""", 10)]
    [TestCase("""{ "runtimeOptions": { } }""", null)]
    [TestCase("""{ }""", null)]
    public void MajorVersion_RuntimeConfig_IsThatOfDotNet(string config, int? expected)
    {
        using var folder = new DataFolder();
        File.WriteAllText(Path.Combine(folder.Path, "Gateway.runtimeconfig.json"), config);
        Assert.That(GatewayRuntime.MajorVersion(folder.Path), Is.EqualTo(expected));
    }

    [Test]
    public void MajorVersion_NoSuchFolder_IsUnknown() =>
        Assert.That(GatewayRuntime.MajorVersion(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())), Is.Null);
}
