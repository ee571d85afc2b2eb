using System.Xml.Linq;
using WacMirror.Lab.Wsman.Classes;
using WacMirror.Tests.Lab.Cluster;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class ClassDeclarationTests
{
    [Test]
    public async Task GetClass_OfServedClass_AnswersItsDeclaration()
    {
        var reply = await AskAsync("root/virtualization/v2", "msvm_ethernetswitchportsecuritysettingdata");

        var declared = reply.One("CLASS");
        Assert.That(Attribute(declared, "NAME"), Is.EqualTo("Msvm_EthernetSwitchPortSecuritySettingData"));
        Assert.That(Attribute(declared, "SUPERCLASS"), Is.EqualTo("Msvm_EthernetSwitchPortFeatureSettingData"));
        Assert.That(Attribute(Property(declared, "MonitorMode"), "TYPE"), Is.EqualTo("uint8"));
        Assert.That(declared.Elements().Where(item => item.HasElements).Select(item => Attribute(item, "NAME")), Is.EqualTo((string[])["InstanceID"]));
        Assert.That(declared.Descendants().Where(item => item.Name.LocalName == "VALUE").Select(item => item.Value), Is.All.EqualTo("true"));
    }

    [Test]
    public async Task GetClass_WithArraysReferencesAndObjects_NamesTheirKinds()
    {
        var rule = (await AskAsync("root/MSCluster", "MSCluster_AffinityRule")).One("CLASS");
        var link = (await AskAsync("root/MSCluster", "MSCluster_ResourceGroupToResource")).One("CLASS");
        var resource = (await AskAsync("root/MSCluster", "MSCluster_Resource")).One("CLASS");

        Assert.That(Property(rule, "Groups").Name.LocalName, Is.EqualTo("PROPERTY.ARRAY"));
        Assert.That(Property(link, "GroupComponent").Name.LocalName, Is.EqualTo("PROPERTY.REFERENCE"));
        Assert.That(Attribute(Property(resource, "PrivateProperties"), "EmbeddedObject"), Is.EqualTo("instance"));
    }

    [TestCase("root/nowhere", "Msvm_ComputerSystem")]
    [TestCase("root/virtualization/v2", "Msvm_Nothing")]
    public async Task GetClass_OfUnknownClass_Faults(string ns, string name) =>
        Assert.That((await AskAsync(ns, name)).Subcode, Is.EqualTo("a:DestinationUnreachable"));

    private static async Task<Reply> AskAsync(string ns, string name)
    {
        await using var lab = await LabBench.StartAsync(WacMirror.Lab.Topologies.LabTopology.Scale(1, 1));
        await using var bench = await Bench.StartAsync([.. NodeClasses.Of(lab.Model.FindNode("NODE01"))]);
        return await bench.PostAsync(Requests.Envelope(
            Requests.Get,
            "http://schemas.dmtf.org/wbem/cim-xml/2/cim-schema/2/*",
            "",
            Requests.Selectors(("__cimnamespace", ns), ("ClassName", name))));
    }

    private static XElement Property(XElement declared, string name) =>
        declared.Elements().Single(item => Attribute(item, "NAME") == name);

    private static string? Attribute(XElement element, string name) => element.Attribute(name)?.Value;
}
