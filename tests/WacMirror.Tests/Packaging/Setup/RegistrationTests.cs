using Newtonsoft.Json.Linq;
using WacMirror.GatewayPlugin.Setup;

namespace WacMirror.Tests.Packaging.Setup;

internal sealed class RegistrationTests
{
    [Test]
    public void Install_UsualGateway_AddsEntriesWithTheKeysOfBuiltInOnes()
    {
        using var gateway = new FakeGateway();
        gateway.Install();
        Assert.Multiple(() =>
        {
            Assert.That(
                gateway.OurService.ToString(Newtonsoft.Json.Formatting.None),
                Is.EqualTo("""
                    {"Name":"WacMirror","Endpoint":"https://localhost:6603","Something":{"Of":["WacMirror",1.5,"2024-10-01T00:00:00Z"]}}
                    """.Trim()));
            Assert.That(
                gateway.OurFeature.Properties().Select(property => $"{property.Name}={property.Value}"),
                Is.EqualTo(new[]
                {
                    "Name=PortMirror", "Service=WacMirror", $"FullPath={gateway.PluginFolder}",
                    $"Library={gateway.PluginFolder}{Path.DirectorySeparatorChar}{PluginIdentity.Assembly}",
                }));
        });
    }

    [Test]
    public void Install_UsualGateway_CompletesThePackedSettingsAndKeepsTheRest()
    {
        const string Rest = """
              // Whose hands.
              "Ours": { "Of": [ 1.50 ] }
            }
            """;
        using var gateway = new FakeGateway(packed: FakeGateway.Packed.TrimEnd().TrimEnd('}').TrimEnd() + ",\n" + Rest);
        gateway.Install();
        var text = File.ReadAllText(gateway.PluginSettings);
        var settings = JObject.Parse(text);
        Assert.Multiple(() =>
        {
            Assert.That((string?)settings["Service"]!["Endpoint"], Is.EqualTo("https://localhost:0"));
            Assert.That((string?)settings["Feature"]!["FullPath"], Is.EqualTo(gateway.PluginFolder));
            Assert.That(settings["Feature"]!["Library"], Is.Not.Null);
            Assert.That(text, Does.EndWith(",\n" + Rest));
        });
    }

    [Test]
    public void Install_Twice_ChangesNothingMore()
    {
        using var gateway = new FakeGateway();
        gateway.Install();
        var (text, packed) = (gateway.Text, File.ReadAllText(gateway.PluginSettings));
        var again = gateway.Install();
        Assert.Multiple(() =>
        {
            Assert.That(again.Changes, Is.Empty);
            Assert.That(gateway.Text, Is.EqualTo(text));
            Assert.That(File.ReadAllText(gateway.PluginSettings), Is.EqualTo(packed));
        });
    }

    [Test]
    public void Install_NewerFolder_MovesTheEntriesAndKeepsPortAndWhatSomebodySet()
    {
        using var gateway = new FakeGateway();
        gateway.Install();
        File.WriteAllText(gateway.AppSettings, gateway.Text.Replace(
            "\"Name\": \"WacMirror\",", "\"Name\": \"WacMirror\", \"Hand\": 7,", StringComparison.Ordinal));
        var newer = gateway.PluginFolder.Replace("1.2.3", "1.3.0", StringComparison.Ordinal);
        Directory.CreateDirectory(newer);
        File.WriteAllText(Path.Combine(newer, "settings.json"), FakeGateway.Packed);
        gateway.Install(newer);
        Assert.Multiple(() =>
        {
            Assert.That((string?)gateway.OurFeature["FullPath"], Is.EqualTo(newer));
            Assert.That((int?)gateway.OurService["Hand"], Is.EqualTo(7));
            Assert.That((string?)gateway.OurService["Endpoint"], Is.EqualTo("https://localhost:6603"));
        });
    }

    [Test]
    public void Install_GivenValues_WinOverTheBuiltInOnes()
    {
        using var gateway = new FakeGateway();
        gateway.Install(serviceValues: """{ "Something": null }""", featureValues: """{ "service": "Other", "New": ["2026-01-02T03:04:05Z"] }""");
        Assert.Multiple(() =>
        {
            Assert.That(gateway.OurService["Something"]!.Type, Is.EqualTo(JTokenType.Null));
            Assert.That((string?)gateway.OurFeature["Service"], Is.EqualTo("Other"));
            Assert.That(gateway.OurFeature["New"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("[\"2026-01-02T03:04:05Z\"]"));
        });
    }

    [Test]
    public void Plan_Values_SayWhereEachComesFrom()
    {
        using var gateway = new FakeGateway();
        var values = Registration.Plan(gateway.AppSettings, gateway.PluginFolder, featureValues: """{ "A": 1 }""").Values;
        Assert.That(
            values.Select(value => $"{value.Entry}.{value.Name} {value.Origin}"),
            Is.EqualTo(new[]
            {
                "Service.Name Own", "Service.Endpoint Own", "Service.Something Derived",
                "Feature.Name Derived", "Feature.Service Derived", "Feature.FullPath Own", "Feature.Library Derived",
                "Feature.A Given",
            }));
    }

    [Test]
    public void Plan_Writes_Nothing()
    {
        using var gateway = new FakeGateway();
        var before = gateway.Files();
        Registration.Plan(gateway.AppSettings, gateway.PluginFolder);
        Assert.Multiple(() =>
        {
            Assert.That(gateway.Text, Is.EqualTo(FakeGateway.Usual));
            Assert.That(gateway.Files(), Is.EqualTo(before));
        });
    }

    [TestCase("Development", false)]
    [TestCase("Production", true)]
    public void Plan_GatewayThatWantsSignatures_SaysSo(string mode, bool isSaid)
    {
        using var gateway = new FakeGateway(FakeGateway.Usual.Replace("Development", mode, StringComparison.Ordinal));
        var notes = Registration.Plan(gateway.AppSettings, gateway.PluginFolder).Notes;
        Assert.That(notes.Any(note => note.Contains("signed DLLs only", StringComparison.Ordinal)), Is.EqualTo(isSaid));
    }

    [Test]
    public void Install_PortsWithAHole_TakesTheHole()
    {
        using var gateway = new FakeGateway(FakeGateway.Usual.Replace(":6601", ":6605", StringComparison.Ordinal));
        gateway.Install();
        Assert.That((string?)gateway.OurService["Endpoint"], Is.EqualTo("https://localhost:6601"));
    }

    [Test]
    public void Install_NoRange_UsesTheUsualOne()
    {
        using var gateway = new FakeGateway(
            FakeGateway.Usual.Replace("\"ServicePortRange\": { \"Start\": 6601, \"End\": 6610 },", "", StringComparison.Ordinal));
        gateway.Install();
        Assert.That((string?)gateway.OurService["Endpoint"], Is.EqualTo("https://localhost:6603"));
    }

    [Test]
    public void Install_NoBuiltInEntries_WritesTheKnownKeysAndSaysSo()
    {
        using var gateway = new FakeGateway("""{ "WindowsAdminCenter": { "Services": [], "Features": [] } }""");
        var plan = gateway.Install();
        Assert.Multiple(() =>
        {
            Assert.That(gateway.OurService.Properties().Select(property => property.Name), Is.EqualTo(new[] { "Name", "Endpoint" }));
            Assert.That(gateway.OurFeature.Properties().Select(property => property.Name), Is.EqualTo(new[] { "FullPath" }));
            Assert.That(plan.Notes.Count(note => note.Contains("only the known ones", StringComparison.Ordinal)), Is.EqualTo(2));
        });
    }
}
