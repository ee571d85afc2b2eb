using System.Text;
using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;
using WacMirror.Tests.Lab.Wsman;
using WacMirror.Tests.Lab.Wsman.Eventing;

namespace WacMirror.Tests.Lab.Cluster;

public sealed class GroupEventTests
{
    private const string Group = "MSCluster_EventGroupStateChange";

    [Test]
    public async Task Move_OfMachine_IsReportedByEveryNode()
    {
        await using var bench = await LabBench.StartAsync();
        var heard = bench.Model.Nodes.ToDictionary(node => node.Name, node => Listen(bench, node.Name));

        await bench.RunAsync(bench.Migration.MoveAsync("SQL01", "HV02", CancellationToken.None));

        foreach (var (node, events) in heard)
        {
            var states = events.Where(item => item.ClassName == Group)
                .Select(item => $"{item.Text("EventObjectName")} {item.Text("EventNewState")} {item.Text("EventNode")}");
            Assert.That(states, Is.EqualTo((string[])["SQL01 4 HV01", "SQL01 4 HV02", "SQL01 0 HV02"]), node);
        }
    }

    [Test]
    public async Task Move_WithGroupThatStaysOnline_IsReportedOnce()
    {
        await using var bench = await LabBench.StartAsync(behavior: new LabBehavior { MovingGroupIsPending = false });
        var events = Listen(bench, "HV03");

        await bench.RunAsync(bench.Migration.MoveAsync("SQL01", "HV02", CancellationToken.None));

        var only = events.Single(item => item.ClassName == Group);
        Assert.That(only.Text("EventNewState"), Is.EqualTo("0"));
        Assert.That(only.Text("EventNode"), Is.EqualTo("HV02"));
        Assert.That(only.Text("EventObjectType"), Is.EqualTo("3"));
        Assert.That(only.Text("EventTypeMinor"), Is.EqualTo("4096"));
        Assert.That(
            CimPath.Parse(only.Text("EventObjectPath")!).ToString(),
            Is.EqualTo("""\\HV03\root\MSCluster:MSCluster_ResourceGroup.Name="SQL01" """.TrimEnd()));
    }

    [Test]
    public async Task Stop_OfClusteredMachine_IsReportedAsOffline()
    {
        await using var bench = await LabBench.StartAsync();
        var events = Listen(bench, "HV01");

        await bench.VmPower.StopAsync("SQL01");
        await bench.VmPower.StopAsync("COLLECTOR-HV01");

        Assert.That(events.Select(item => $"{item.ClassName} {item.Text("EventObjectName")} {item.Text("EventNewState")}"), Is.EqualTo((string[])
        [
            $"{Group} SQL01 1",
            "MSCluster_EventResourceStateChange Virtual Machine SQL01 3",
        ]), "the collector is no clustered machine");
    }

    [Test]
    public async Task Crash_OfNode_IsReportedByTheOthersUntilItsMachinesRunAgain()
    {
        await using var bench = await LabBench.StartAsync();
        var dead = Listen(bench, "HV01");
        var alive = Listen(bench, "HV02");

        await bench.RunAsync(bench.NodePower.CrashAsync("HV01", CancellationToken.None));

        var last = alive.Last(item => item.ClassName == Group && item.Text("EventObjectName") == "SQL01");
        Assert.That(last.Text("EventNewState"), Is.EqualTo("0"));
        Assert.That(last.Text("EventNode"), Is.Not.EqualTo("HV01"));
        Assert.That(dead, Is.Empty);
    }

    [Test]
    public async Task Subscription_AtOneNode_HearsOfAMoveBetweenTheOthers()
    {
        await using var lab = await LabCluster.StartAsync(LabTopology.Default(), new LabOptions(), default);
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = Bench.Basic(lab.UserName, lab.Password);
        var endpoint = lab.Nodes.Single(node => node.Name == "HV03").Endpoint;
        var all = Requests.Wmi.Replace("virtualization/v2", "MSCluster") + "*";
        var context = (await PostAsync(EventRequests.SubscribeTo(
            all, Requests.Filter($"SELECT * FROM {Group} WHERE EventNewState = 0"), "", EventRequests.PullMode))).Context;

        var pull = PostAsync(EventRequests.Pull(context));
        await lab.MoveAsync("SQL01", "HV02", default);

        Assert.That((await pull).Values("EventNode"), Is.EqualTo((string[])["HV02"]));

        async Task<Reply> PostAsync(string envelope)
        {
            using var content = new StringContent(envelope, Encoding.UTF8, "application/soap+xml");
            using var response = await client.PostAsync(endpoint, content);
            var text = await response.Content.ReadAsStringAsync();
            return new Reply(response.StatusCode, text, text.Length, null);
        }
    }

    private static List<CimObject> Listen(LabBench bench, string node)
    {
        var events = new List<CimObject>();
        bench.Model.FindNode(node).Events.Add((_, item) => events.Add(item));
        return events;
    }
}
