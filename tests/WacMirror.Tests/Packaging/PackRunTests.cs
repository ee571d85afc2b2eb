using WacMirror.Packaging;

namespace WacMirror.Tests.Packaging;

internal sealed class PackRunTests
{
    [TestCase("artifacts/packages/SHA256SUMS")]
    [TestCase("artifacts/pack/host/README")]
    public void Run_HostNotPublished_SaysSoAndKeepsTheFormerPackages(string there)
    {
        using var parts = new StandIn().With(
            ("Directory.Build.props", "<Project><PropertyGroup><Version>1.2.3</Version></PropertyGroup></Project>"), (there, string.Empty));
        Assert.Multiple(() =>
        {
            Assert.That(
                () => new PackRun(parts.Places, TextWriter.Null).Run(),
                Throws.TypeOf<PackException>().With.Message.Contains("the Host is published before packing"));
            Assert.That(File.Exists(parts.Of(there)), Is.True);
        });
    }
}
