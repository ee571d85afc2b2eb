using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Security;
using WacMirror.GatewayPlugin.Pipeline.Settings;

namespace WacMirror.Tests.GatewayPlugin.Pipeline;

internal sealed class PlugInSettingsTests
{
    [Test]
    public void Settings_OfNothing_GiveAdministratorsEverythingAndNobodyElseAnything()
    {
        var settings = PlugInSettingsReader.Read("{}");
        Assert.That(settings.Mode, Is.EqualTo(PlugInMode.InProcess));
        var rule = settings.Access.Single();
        Assert.That(rule.Groups, Is.EqualTo(new[] { CallerRights.Administrators }));
        Assert.That(rule.Users, Is.Empty);
        Assert.That(rule.Permissions, Is.EqualTo(Permissions.All));
    }

    [Test]
    public void ActAs_IsTheMachineUnlessItSaysTheCaller()
    {
        Assert.That(PlugInSettingsReader.Read("{}").ActAs, Is.EqualTo(ActAs.Machine));
        Assert.That(PlugInSettingsReader.Read("""{ "actAs": "caller" }""").ActAs, Is.EqualTo(ActAs.Caller));
    }

    [Test]
    public void ActAs_OfNoKind_NamesWhatIsAllowed()
    {
        var error = Assert.Throws<ConfigException>(() => PlugInSettingsReader.Read("""{ "actAs": "nobody" }"""))!.Errors.Single();
        Assert.That((error.Field, error.Value), Is.EqualTo(("actAs", "nobody")));
        Assert.That(error.Allowed, Does.Contain("machine").And.Contain("caller"));
    }

    [Test]
    public void Settings_WithNoRule_GiveNobodyAnything() =>
        Assert.That(PlugInSettingsReader.Read("""{ "access": [] }""").Access, Is.Empty);

    [Test]
    public void Data_WithAVariable_IsItsValue()
    {
        var folder = Path.GetFullPath(Path.GetTempPath());
        Environment.SetEnvironmentVariable("WACMIRROR_TEST_FOLDER", folder);
        Assert.That(
            PlugInSettingsReader.Read("""{ "data": "%WACMIRROR_TEST_FOLDER%" }""").Data, Is.EqualTo(folder));
    }

    [Test]
    public void Template_OfThePackage_IsUsableWhereItsFolderIs()
    {
        var text = File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "plugin.json"))
            .Replace("%ProgramData%\\\\", Path.GetTempPath().Replace("\\", "\\\\", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.That(PlugInSettingsReader.Read(text).Access, Has.Length.EqualTo(1));
    }

    [Test]
    public void Host_WithAllOfItsMembers_IsWhatTheySay()
    {
        var key = Path.Combine(Path.GetTempPath(), "gateway.key").Replace("\\", "\\\\", StringComparison.Ordinal);
        var settings = PlugInSettingsReader.Read(
            $$"""{ "mode": "forwarding", "host": { "address": "http://[::1]:7000", "key": "{{key}}", "audience": "Two" } }""");
        Assert.That(settings.Mode, Is.EqualTo(PlugInMode.Forwarding));
        Assert.That(settings.Host, Is.EqualTo(new ForwardingSettings(
            new Uri("http://[::1]:7000"), Path.Combine(Path.GetTempPath(), "gateway.key"), "Two")));
    }

    [TestCase("""{ "mode": "elsewhere" }""", "mode")]
    [TestCase("""{ "actAs": "nobody" }""", "actAs")]
    [TestCase("""{ "mode": "forwarding", "actAs": "caller", "host": { "key": "/key" } }""", "actAs")]
    [TestCase("""{ "mode": "forwarding" }""", "host.key")]
    [TestCase("""{ "mode": "forwarding", "host": { "key": "relative" } }""", "host.key")]
    [TestCase("""{ "host": { "address": "https://127.0.0.1:5080" } }""", "host.address")]
    [TestCase("""{ "host": { "address": "http://192.0.2.1:5080" } }""", "host.address")]
    [TestCase("""{ "host": { "address": "http://127.0.0.1:5080/base" } }""", "host.address")]
    [TestCase("""{ "host": { "address": "127.0.0.1:5080" } }""", "host.address")]
    [TestCase("""{ "host": { "colour": 1 } }""", "host.colour")]
    [TestCase("""{ "data": "relative" }""", "data")]
    [TestCase("""{ "access": [ { "permissions": ["everything"] } ] }""", "access[0].permissions[0]")]
    [TestCase("""{ "access": [ { "groups": ["x"] } ] }""", "access[0].permissions")]
    [TestCase("""{ "access": [ { "groups": [""], "permissions": ["*"] } ] }""", "access[0].groups[0]")]
    [TestCase("""{ "access": {} }""", "access")]
    [TestCase("""{ "origins": ["https://a/b"] }""", "origins[0]")]
    [TestCase("""{ "colour": 1 }""", "colour")]
    [TestCase("""{""", "document")]
    public void Mistake_IsNamedByItsField(string json, string field)
    {
        var error = Assert.Throws<ConfigException>(() => PlugInSettingsReader.Read(json));
        Assert.That(error!.Errors.Select(one => one.Field), Does.Contain(field));
        Assert.That(error.Errors, Has.All.Property("Line").Not.Null);
    }
}
