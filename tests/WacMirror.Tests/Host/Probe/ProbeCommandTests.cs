using System.Text.Json.Nodes;
using WacMirror.Host.Probe;
using WacMirror.Lab.Cluster;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Host.Probe;

internal sealed class ProbeCommandTests
{
    private DataFolder data = null!;

    [SetUp]
    public void Create() => data = new DataFolder();

    [TearDown]
    public void Remove() => data.Dispose();

    [Test]
    public async Task Probe_OfALabNode_AnswersEveryCheckByWhatTheLabIs()
    {
        await using var lab = await ConfiguredLab.StartAsync(data);
        var verdicts = await VerdictsAsync(lab);
        Assert.That(verdicts.Keys, Is.EqualTo(ProbeChecks.All.Select(check => check.Id)));
        Assert.Multiple(() =>
        {
            string[] confirmed =
            [
                "default-template", "checkpoint-settings", "extension-names", "management-nic-name", "port-references",
                "switch-owned-counter-names", "cluster-over-winrm", "event-subscription", "fault-codes",
                "private-properties-column",
            ];
            Assert.That(verdicts.Where(one => one.Value == "Confirmed").Select(one => one.Key), Is.SupersetOf(confirmed));
            Assert.That(verdicts.Values, Has.None.EqualTo("Contradicted"));
        });
    }

    [Test]
    public async Task Probe_OfALabNode_IsAnsweredEveryQuestionThatItsBuildHas()
    {
        await using var lab = await ConfiguredLab.StartAsync(data);
        var probe = await RunAsync(lab, "--json");
        var silent = JsonNode.Parse(probe.Output)!["findings"]!.AsArray()
            .Where(finding => finding!["answer"]!["seen"]!.ToJsonString().Contains("not answered", StringComparison.Ordinal))
            .Select(finding => (string?)finding!["id"]);
        Assert.That(silent, Is.Empty);
    }

    [Test]
    public async Task Probe_OfALabThatIsOtherwise_IsContradicted()
    {
        var behavior = LabBehavior.Default with { ExtensionNamesHaveBraces = true };
        await using var lab = await ConfiguredLab.StartAsync(data, behavior);
        Assert.That((await VerdictsAsync(lab))["extension-names"], Is.EqualTo("Contradicted"));
    }

    [Test]
    public async Task Report_AsMarkdown_HasTheBuildTheQuestionsAndNoSecret()
    {
        await using var lab = await ConfiguredLab.StartAsync(data);
        var file = data.File("report.md");
        var probe = await RunAsync(lab, "--output", file);
        Assert.That(probe.Code, Is.Zero, probe.Errors);
        var text = await File.ReadAllTextAsync(file);
        Assert.That(text, Does.Contain("- Windows: Microsoft Corporation, OS: 10.0.").And.Contain("| [fault-codes](#fault-codes) | confirmed |"));
        Assert.That(text, Does.Contain("`SELECT InstanceID FROM Msvm_EthernetSwitchPortSecuritySettingData WHERE InstanceID LIKE"));
        Assert.That(text + probe.Output, Does.Not.Contain(lab.Lab.Password));
    }

    [Test]
    public async Task Report_Anonymized_HasNoNameOrIdOfTheClusterAndIsTheSameInItself()
    {
        await using var lab = await ConfiguredLab.StartAsync(data);
        var plain = (await RunAsync(lab)).Output;
        // The report's own words are no names, though the lab is called LAB.
        var hidden = (await RunAsync(lab, "--anonymize")).Output.Replace("lab note", "note", StringComparison.Ordinal);
        var view = lab.Lab.View();
        var names = view.Machines.Select(machine => machine.Name)
            .Concat(lab.Lab.Nodes.Select(node => node.Name))
            .Append(lab.Lab.Name)
            .Append(lab.Lab.UserName)
            .ToList();
        Assert.Multiple(() =>
        {
            foreach (var name in names)
                Assert.That(hidden, Does.Not.Match($@"(?i)(?<![A-Za-z0-9]){System.Text.RegularExpressions.Regex.Escape(name)}(?![A-Za-z0-9])"));
            Assert.That(hidden, Does.Not.Contain("127.0.0.1"));
            Assert.That(Headings(hidden), Is.EqualTo(Headings(plain)));
        });
        // A node's name stands in the title and in the list of nodes; both became the same word.
        var word = hidden.Split('\n')[0]["# Probe of ".Length..].Trim();
        Assert.That(word, Does.StartWith("name-"));
        Assert.That(hidden, Does.Contain($"- {word}: State 0"));
    }

    [Test]
    public async Task Probe_OfAConfiguredCluster_TakesItsAddressAndAccount()
    {
        await using var lab = await ConfiguredLab.StartAsync(data);
        await CommandUnderTest.RunAsync(["clusters", "add", "HVLAB", .. lab.Options, "--data", data.Path]);
        var probe = await CommandUnderTest.RunAsync(
            "probe", "--node", lab.Lab.Nodes[1].Name, "--cluster", "hvlab", "--seconds", "0", "--data", data.Path);
        Assert.That(probe.Code, Is.Zero, probe.Errors);
        Assert.That(probe.Output, Does.StartWith($"# Probe of {lab.Lab.Nodes[1].Name}"));
    }

    [Test]
    public async Task Probe_ThatIsNotLetIn_EndsWithThreeAndOneLine()
    {
        await using var lab = await ConfiguredLab.StartAsync(data);
        data.PutCredential("lab", $"{lab.Lab.UserName}\nwrong-password\n");
        var probe = await RunAsync(lab);
        Assert.That(probe.Code, Is.EqualTo(3));
        Assert.That(probe.Errors.Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(probe.Errors, Does.Not.Contain("wrong-password").And.Contain("clusters test"));
    }

    [Test]
    public async Task Probe_ChangesNothing()
    {
        await using var lab = await ConfiguredLab.StartAsync(data);
        var before = Roles(lab);
        await RunAsync(lab);
        Assert.That(Roles(lab), Is.EqualTo(before));
    }

    private static IEnumerable<string> Headings(string report) =>
        report.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal));

    private static string Roles(ConfiguredLab lab) => string.Join(
        ' ', lab.Lab.View().Machines.SelectMany(machine => machine.Adapters).Select(adapter => $"{adapter.Id}={adapter.Role}"));

    private async Task<Dictionary<string, string>> VerdictsAsync(ConfiguredLab lab)
    {
        var probe = await RunAsync(lab, "--json");
        Assert.That(probe.Code, Is.Zero, probe.Errors);
        return JsonNode.Parse(probe.Output)!["findings"]!.AsArray()
            .ToDictionary(finding => (string)finding!["id"]!, finding => (string)finding!["answer"]!["verdict"]!);
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(ConfiguredLab lab, params string[] more)
    {
        // The node with a machine that has a checkpoint.
        var node = lab.Config.Nodes.Single(node => node.Name == "HV02");
        return CommandUnderTest.RunAsync(
        [
            "probe", "--node", node.Name, "--address", $"{node.Address}:{node.Port}", "--seconds", "0", "--data", data.Path,
            .. ConfiguredLab.ConnectionOptions, .. more,
        ]);
    }
}
