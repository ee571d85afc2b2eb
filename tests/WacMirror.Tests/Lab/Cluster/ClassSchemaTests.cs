using System.Text.Json;
using WacMirror.Cim;
using WacMirror.Lab.Topologies;
using WacMirror.Lab.Wsman.Classes;

namespace WacMirror.Tests.Lab.Cluster;

public sealed class ClassSchemaTests
{
    // Known from the field only: the class lists come from nodes on which it was not published.
    private const string NotListed = "Win32_PerfRawData_EthernetPerfProvider_HyperVLegacyNetworkAdapter";

    [Test]
    public async Task Instances_OfEveryClass_CarryEveryKeyAndDifferByThem()
    {
        await using var bench = await LabBench.StartAsync();
        await bench.AddRoleAsync(bench.Nic("NLB1"), 1);

        foreach (var item in NodeClasses.Of(bench.Model.FindNode("HV01")).Concat(NodeClasses.Of(bench.Model.FindNode("HV02"))))
        {
            var keys = item.Instances()
                .Select(row => string.Join('|', item.Keys.Select(key => row[key].AsText))).ToList();
            Assert.That(keys, Is.Unique, item.Name);
            Assert.That(keys.SelectMany(key => key.Split('|')), Has.None.Empty, item.Name);
        }
    }

    [Test]
    public async Task Values_OfEveryInstance_FitTheirTypes()
    {
        await using var bench = await LabBench.StartAsync();
        await bench.AddRoleAsync(bench.Nic("NLB1"), 1);

        foreach (var item in NodeClasses.Of(bench.Model.FindNode("HV01")))
            foreach (var row in item.Instances())
                foreach (var property in row.Properties.Where(property => property.Type != CimType.Instance))
                    Assert.That(
                        ClassShape.Of(item.Name).Refusal(property.Name, property.Value), Is.Null, $"{item.Name}.{property.Name}");
    }

    [Test]
    public async Task Properties_OfEveryClass_AreThoseOfWindows()
    {
        var file = Find("shared/data/cim-schema/windows-server-2019.json");
        if (file is null)
            Assert.Ignore("SKIPPED: the class list of a real node is not beside this working tree.");
        using var schema = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        await using var bench = await LabBench.StartAsync(LabTopology.Scale(1, 1));

        foreach (var item in NodeClasses.Of(bench.Model.FindNode("NODE01")).Where(item => item.Name != NotListed))
        {
            var names = ClassShape.Of(item.Name).Properties.Select(property => property.Name);
            Assert.That(names, Is.EquivalentTo(Declared(schema.RootElement, item.Namespace, item.Name)), item.Name);
        }
    }

    [Test]
    public void Instance_WithPropertyThatTheClassLacks_IsRefused() =>
        Assert.That(
            () => ClassShape.Of("Msvm_VirtualEthernetSwitch").Create(("Colour", CimValue.Of("red"))),
            Throws.ArgumentException.With.Message.Contains("Colour"));

    private static List<string> Declared(JsonElement schema, string ns, string? name)
    {
        var names = new List<string>();
        var classes = schema.GetProperty(ns == "root/MSCluster" ? "root/mscluster" : ns);
        while (name is not null)
        {
            var declaration = classes.GetProperty(name);
            names.AddRange(declaration.GetProperty("properties").EnumerateObject().Select(property => property.Name));
            name = declaration.GetProperty("base").GetString();
        }
        return names;
    }

    private static string? Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, path)))
                return Path.Combine(folder.FullName, path);
        return null;
    }
}
