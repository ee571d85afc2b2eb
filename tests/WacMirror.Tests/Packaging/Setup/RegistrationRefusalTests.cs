using WacMirror.GatewayPlugin.Setup;

namespace WacMirror.Tests.Packaging.Setup;

internal sealed class RegistrationRefusalTests
{
    [TestCase("", "not usable JSON")]
    [TestCase("[]", "not usable JSON")]
    [TestCase("{ \"WindowsAdminCenter\": { \"Services\": [ ", "not usable JSON")]
    [TestCase("{ \"Gateway\": 1 }", "has no WindowsAdminCenter.Services")]
    [TestCase("{ \"WindowsAdminCenter\": { \"Services\": [] } }", "has no WindowsAdminCenter.Features")]
    [TestCase("{ \"WindowsAdminCenter\": { \"Services\": {}, \"Features\": [] } }", "is not a list")]
    [TestCase("{ \"WindowsAdminCenter\": { \"Services\": [ 1 ], \"Features\": [] } }", "not an object")]
    public void Install_StrangeGateway_RefusesAndChangesNothing(string settings, string says)
    {
        using var gateway = new FakeGateway(settings);
        Assert.Multiple(() =>
        {
            Assert.That(() => gateway.Install(), Throws.TypeOf<SetupException>().With.Message.Contains(says));
            Assert.That(gateway.Text, Is.EqualTo(settings));
            Assert.That(gateway.Files(), Has.Length.EqualTo(2));
        });
    }

    [TestCase("{}", "has no Service")]
    [TestCase("{ \"Service\": {} }", "has no Feature")]
    [TestCase("{ \"Service\": 1, \"Feature\": {} }", "has no Service")]
    public void Install_DamagedPackage_RefusesAndChangesNothing(string packed, string says)
    {
        using var gateway = new FakeGateway(packed: packed);
        Assert.Multiple(() =>
        {
            Assert.That(() => gateway.Install(), Throws.TypeOf<SetupException>().With.Message.Contains(says));
            Assert.That(gateway.Text, Is.EqualTo(FakeGateway.Usual));
        });
    }

    [Test]
    public void Install_AllPortsTaken_SaysWhichRangeToWiden()
    {
        using var gateway = new FakeGateway(FakeGateway.Usual.Replace("\"End\": 6610", "\"End\": 6602", StringComparison.Ordinal));
        Assert.That(
            () => gateway.Install(), Throws.TypeOf<SetupException>().With.Message.Contains("6601 to 6602, is taken. Raise its End"));
    }

    [Test]
    public void Install_ReadOnlyFile_RefusesAndLeavesItAsItWas()
    {
        using var gateway = new FakeGateway();
        File.SetAttributes(gateway.AppSettings, FileAttributes.ReadOnly);
        Assert.Multiple(() =>
        {
            Assert.That(() => gateway.Install(), Throws.TypeOf<SetupException>().With.Message.Contains("read-only"));
            Assert.That(gateway.Text, Is.EqualTo(FakeGateway.Usual));
        });
    }

    [Test]
    public void Apply_FileChangedSinceItWasPlanned_RefusesAndKeepsTheChange()
    {
        using var gateway = new FakeGateway();
        var plan = Registration.Plan(gateway.AppSettings, gateway.PluginFolder);
        var changed = gateway.Text.Replace("Information", "Debug", StringComparison.Ordinal);
        File.WriteAllText(gateway.AppSettings, changed);
        Assert.Multiple(() =>
        {
            Assert.That(
                () => plan.Changes[1].Apply(), Throws.TypeOf<SetupException>().With.Message.Contains("changed meanwhile"));
            Assert.That(gateway.Text, Is.EqualTo(changed));
        });
    }

    [Test]
    public void Install_NoSuchFile_SaysWhichOne()
    {
        using var gateway = new FakeGateway();
        var missing = gateway.AppSettings + "x";
        Assert.That(
            () => Registration.Plan(missing, gateway.PluginFolder),
            Throws.TypeOf<SetupException>().With.Message.StartsWith($"'{missing}' cannot be read"));
    }

    [Test]
    public void Install_GivenValuesThatAreNoObject_Refuses()
    {
        using var gateway = new FakeGateway();
        Assert.That(
            () => gateway.Install(serviceValues: "[1"), Throws.TypeOf<SetupException>().With.Message.Contains("not a JSON object"));
    }
}
