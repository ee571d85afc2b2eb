using System.Text;
using Newtonsoft.Json.Linq;
using WacMirror.GatewayPlugin.Setup;

namespace WacMirror.Tests.Packaging.Setup;

internal sealed class RemovalTests
{
    private const string Entry = """{ "Name": "A", "Endpoint": "https://localhost:6601", "FullPath": "x" }""";

    /// <summary>Layouts of the two lists, as people and programs write them.</summary>
    private static readonly string[] Layouts =
    [
        "[]",
        "[ ]",
        "[\n    ]",
        "[\n    // none yet\n    ]",
        $"[{Entry}]",
        $"[ {Entry} ]",
        $"[\n      {Entry}\n    ]",
        $"[\n\t\t{Entry},\n\t\t{Entry.Replace("6601", "6602", StringComparison.Ordinal)}\n\t]",
        $"[\n      {Entry},\n    ]",
        $"[\n      {Entry}, // a, comma: ]\n    ]",
        $"[\n      {Entry} /* , */ // b\n      // c   \n    ]",
        $"[\n      /* first */ {Entry} /* , */ , /* ] */\n    ]",
        "[{\n\"Name\"\n:\n\"A\"\n}\n]",
        "[{\"Name\":\"\\\"]},//\"}]",
    ];

    private static IEnumerable<TestCaseData> Shapes() =>
        from layout in Layouts
        from end in new[] { "\n", "\r\n" }
        select new TestCaseData(Shape(layout).Replace("\n", end, StringComparison.Ordinal));

    [TestCaseSource(nameof(Shapes))]
    public void Uninstall_AnyLayout_LeavesEveryByteAsItWas(string settings)
    {
        using var gateway = new FakeGateway(settings);
        gateway.Install();
        Assert.That(gateway.Text, Is.Not.EqualTo(settings));
        Assert.That(gateway.OurService, Is.Not.Null);
        gateway.Install();
        gateway.Uninstall();
        Assert.Multiple(() =>
        {
            Assert.That(gateway.Text, Is.EqualTo(settings));
            Assert.That(File.ReadAllText(gateway.PluginSettings), Is.EqualTo(FakeGateway.Packed));
            Assert.That(gateway.Files(), Has.Length.EqualTo(2), "copies and pieces are left");
        });
    }

    [TestCase(true, false)]
    [TestCase(false, false)]
    [TestCase(true, true)]
    public void Uninstall_OtherEncoding_LeavesEveryByteAsItWas(bool isMarked, bool isWide)
    {
        Encoding encoding = isWide ? new UnicodeEncoding(false, isMarked) : new UTF8Encoding(isMarked);
        using var gateway = new FakeGateway();
        var text = FakeGateway.Usual.Replace("own remark", "própria observação", StringComparison.Ordinal);
        File.WriteAllText(gateway.AppSettings, text, encoding);
        var before = File.ReadAllBytes(gateway.AppSettings);
        gateway.Install();
        Assert.That(
            File.ReadAllBytes(gateway.AppSettings).Take(encoding.Preamble.Length), Is.EqualTo(encoding.GetPreamble()));
        gateway.Uninstall();
        Assert.That(File.ReadAllBytes(gateway.AppSettings), Is.EqualTo(before));
    }

    [Test]
    public void Uninstall_ChangedByOthersSince_KeepsTheirChangeAndTheCopy()
    {
        using var gateway = new FakeGateway();
        gateway.Install();
        File.WriteAllText(
            gateway.AppSettings, gateway.Text.Replace("Information", "Debug", StringComparison.Ordinal));
        gateway.Uninstall();
        Assert.Multiple(() =>
        {
            Assert.That(
                gateway.Text, Is.EqualTo(FakeGateway.Usual.Replace("Information", "Debug", StringComparison.Ordinal)));
            Assert.That(File.ReadAllText(gateway.AppSettings + FileChange.BackupSuffix), Is.EqualTo(FakeGateway.Usual));
        });
    }

    [Test]
    public void Uninstall_FileWrittenAnewByAProgram_TakesOutOursOnly()
    {
        using var gateway = new FakeGateway();
        gateway.Install();
        var json = gateway.Json;
        ((JArray)json["WindowsAdminCenter"]!["Services"]!).Add(
            JObject.Parse("""{ "Name": "Later" }"""));
        File.WriteAllText(gateway.AppSettings, json.ToString());
        gateway.Uninstall();
        Assert.Multiple(() =>
        {
            Assert.That(
                gateway.Json["WindowsAdminCenter"]!["Services"]!.Select(one => (string?)one["Name"]),
                Is.EqualTo(new[] { "WinREST", "WinStream", "Later" }));
            Assert.That(gateway.Json["WindowsAdminCenter"]!["Features"]!.Count(), Is.EqualTo(2));
        });
    }

    [Test]
    public void Uninstall_SettingChangedByHand_KeepsItInThePackedFile()
    {
        using var gateway = new FakeGateway();
        gateway.Install();
        static string Changed(string settings) =>
            settings.Replace("\"Feature\":", "/* by hand */ \"Hand\": 7, \"Feature\":", StringComparison.Ordinal);
        File.WriteAllText(gateway.PluginSettings, Changed(File.ReadAllText(gateway.PluginSettings)));
        gateway.Uninstall();
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(gateway.PluginSettings), Does.Contain("by hand"));
            Assert.That(File.ReadAllText(gateway.PluginSettings), Is.EqualTo(Changed(FakeGateway.Packed)));
        });
    }

    [Test]
    public void Uninstall_NothingInstalled_ChangesNothing()
    {
        using var gateway = new FakeGateway();
        Assert.That(gateway.Uninstall().Changes, Is.Empty);
    }

    [Test]
    public void Uninstall_FolderGone_StillCleansTheGateway()
    {
        using var gateway = new FakeGateway();
        gateway.Install();
        Directory.Delete(gateway.PluginFolder, recursive: true);
        gateway.Uninstall();
        Assert.That(gateway.Text, Is.EqualTo(FakeGateway.Usual));
    }

    private static string Shape(string list) =>
        $"{{\n  \"windowsadmincenter\": {{\n    \"Services\": {list},\n    \"FEATURES\": {list}\n  }}\n}}";
}
