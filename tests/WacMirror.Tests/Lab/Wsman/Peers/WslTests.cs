using System.Xml.Linq;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;

namespace WacMirror.Tests.Lab.Wsman.Peers;

/// <summary>The default lab, read by a client that is not ours.</summary>
[Parallelizable]
public sealed class WslTests
{
    private LabCluster lab = null!;
    private Wsl wsl = null!;

    [OneTimeSetUp]
    public async Task StartLab()
    {
        Wsl.Require();
        lab = await LabCluster.StartAsync(LabTopology.Default(), new LabOptions(), CancellationToken.None);
        wsl = new Wsl(lab.Nodes[0].Endpoint, lab.UserName, lab.Password);
    }

    [OneTimeTearDown]
    public async Task StopLab()
    {
        wsl?.Dispose();
        if (lab is not null)
            await lab.DisposeAsync();
    }

    [Test]
    public async Task Identify_TellsAWindowsMachine()
    {
        var answer = (await wsl.RunAsync("wslid", "check")).Single();
        Assert.That(ValueOf(answer, "ProductVendor"), Is.EqualTo("Microsoft Corporation"));
    }

    [Test]
    public async Task Enumerate_OneByOne_PullsEverySwitch()
    {
        var answers = await wsl.RunAsync("wslenum", Requests.Wmi + "Msvm_VirtualEthernetSwitch");
        Assert.That(answers, Has.Count.GreaterThan(2), "a context, then a Pull for each object");
        Assert.That(
            Wsl.Items(answers).Select(item => ValueOf(item, "ElementName")), Is.EquivalentTo(["Production", "Isolated"]));
    }

    [Test]
    public async Task Enumerate_UnderTheDmtfForm_PullsEverySwitch()
    {
        var answers = await wsl.RunAsync(
            "wslenum", "Msvm_VirtualEthernetSwitch", "-ns", "root/virtualization/v2", "-opti", "10");
        Assert.That(Wsl.Items(answers).Select(item => item.Name.NamespaceName).Distinct(),
            Is.EqualTo([Requests.Dmtf + "Msvm_VirtualEthernetSwitch"]));
        Assert.That(Wsl.Items(answers).Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task Enumerate_OfReferences_NamesObjectsThatGetFinds()
    {
        var answers = await wsl.RunAsync("wslenum", Requests.Wmi + "Msvm_VirtualEthernetSwitch", "-mode", "epr", "-opti", "10");
        var reference = Wsl.Items(answers).First();
        Assert.That(reference.Name.LocalName, Is.EqualTo("EndpointReference"));
        var keys = reference.Descendants().Where(element => element.Name.LocalName == "Selector")
            .Where(selector => (string?)selector.Attribute("Name") != "__cimnamespace")
            .Select(selector => $"{selector.Attribute("Name")!.Value}={selector.Value}");
        var found = (await wsl.RunAsync("wslget", [ValueOf(reference, "ResourceURI"), .. keys])).Single();
        Assert.That(ValueOf(found, "ElementName"), Is.AnyOf("Production", "Isolated"));
    }

    [Test]
    public async Task Enumerate_OfObjectsAndReferences_PairsThem()
    {
        var answers = await wsl.RunAsync(
            "wslenum", Requests.Wmi + "Msvm_VirtualEthernetSwitch", "-mode", "objepr", "-opti", "10");
        Assert.That(
            Wsl.Items(answers).Select(item => string.Join('+', item.Elements().Select(part => part.Name.LocalName))),
            Is.EqualTo(["Msvm_VirtualEthernetSwitch+EndpointReference", "Msvm_VirtualEthernetSwitch+EndpointReference"]));
    }

    [Test]
    public async Task Wql_SelectsAndProjects()
    {
        var items = await wsl.QueryAsync(
            "SELECT ElementName, Name FROM Msvm_ComputerSystem WHERE ElementName LIKE 'NLB_' AND EnabledState = 2");
        Assert.That(items.Select(item => ValueOf(item, "ElementName")), Is.EquivalentTo(["NLB1", "NLB2"]));
        Assert.That(items.Select(item => item.Name.LocalName), Is.All.EqualTo("XmlFragment"));
    }

    private static string ValueOf(XElement element, string name) =>
        element.DescendantsAndSelf().First(part => part.Name.LocalName == name).Value;
}
