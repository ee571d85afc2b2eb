using Microsoft.Extensions.Time.Testing;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Cluster;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Cluster;

public sealed class ClusterReaderTests
{
    private static readonly Guid Nlb1 = Guid.Parse("aaaaaaaa-0000-4000-8000-000000000001");

    private readonly FakeTimeProvider time = new();

    [Test]
    public async Task Cluster_IsReadWithItsNodesAndOwners()
    {
        var session = new ScriptedSession { OnQuery = Answer };
        var view = await Reader(session).ReadAsync("HV01", CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That((view.Name, view.AskedNode), Is.EqualTo(("LAB", "HV01")));
            Assert.That(view.Nodes, Is.EqualTo(new[]
            {
                new ClusterNode("HV01", ClusterNodeState.Up, false),
                new ClusterNode("HV02", ClusterNodeState.Paused, true),
                new ClusterNode("HV03", ClusterNodeState.Unknown, false) { IsIsolated = true },
                new ClusterNode("HV04", ClusterNodeState.Unknown, false) { IsQuarantined = true },
            }));
            Assert.That(view.Machines.All, Is.EqualTo(new[]
            {
                new MachineGroup("g1", "NLB1", "HV01"),
                new MachineGroup("g2", "WEB01", "HV02", GroupState.Pending),
                new MachineGroup("g3", "WEB02", "HV02", GroupState.Online, IsQueued: true),
                new MachineGroup("Lost", "Lost", null, GroupState.Unknown),
            }));
            Assert.That(session.Queries, Has.Some.EqualTo(
                "SELECT Name,Id,OwnerNode,State,StatusInformation FROM MSCluster_ResourceGroup WHERE GroupType=111"));
        });
    }

    [Test]
    public async Task Reading_OnceTheNameIsKnown_AsksForNodesAndGroupsOnly()
    {
        var session = new ScriptedSession { OnQuery = Answer };
        var reader = Reader(session);
        await reader.ReadAsync("HV01", CancellationToken.None);
        var first = session.Queries.Count;
        await reader.ReadAsync("HV01", CancellationToken.None);
        Assert.That((first, session.Queries.Count), Is.EqualTo((3, 5)));
        time.Advance(TimeSpan.FromMinutes(5));
        await reader.ReadAsync("HV01", CancellationToken.None);
        Assert.That(session.Queries, Has.Count.EqualTo(8), "a cluster can be renamed");
    }

    [Test]
    public async Task Groups_AskedForByName_AreNarrowedOnTheNode()
    {
        var owner = "HV01";
        var session = new ScriptedSession
        {
            OnQuery = query => query.Contains("Name='", StringComparison.Ordinal) ? [Group("g1", "NLB1", owner, 0)] : Answer(query),
        };
        var reader = Reader(session);
        var view = await reader.ReadAsync("HV01", CancellationToken.None);
        var before = session.Queries.Count;
        owner = "HV02";
        var now = await reader.ReadGroupsAsync(view, ["NLB1", "WEB01"], CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That(session.Queries.Skip(before), Is.EquivalentTo(new[]
            {
                "SELECT Name,State,NodeDrainStatus,StatusInformation FROM MSCluster_Node",
                "SELECT Name,Id,OwnerNode,State,StatusInformation FROM MSCluster_ResourceGroup "
                + "WHERE GroupType=111 AND (Name='NLB1' OR Name='WEB01')",
            }));
            Assert.That(now.Machines.All, Is.EqualTo(new[]
            {
                new MachineGroup("g1", "NLB1", "HV02"),
                new MachineGroup("g3", "WEB02", "HV02", GroupState.Online, IsQueued: true),
                new MachineGroup("Lost", "Lost", null, GroupState.Unknown),
            }));
        });
    }

    [Test]
    public async Task Groups_AskedForByName_WhereTheClusterServiceStopped_AreNotTakenForGone()
    {
        var isStopped = false;
        var reader = Reader(new ScriptedSession { OnQuery = query => isStopped ? [] : Answer(query) });
        var view = await reader.ReadAsync("HV01", CancellationToken.None);
        isStopped = true;
        await Assert.ThatAsync(
            () => reader.ReadGroupsAsync(view, ["NLB1"], CancellationToken.None), Fails.With(NodeFault.Busy));
    }

    [Test]
    public async Task Machines_OfGroups_AreLookedUpOnceAndInEveryLaterReading()
    {
        var session = new ScriptedSession { OnQuery = Answer };
        var reader = Reader(session);
        var view = await reader.IdentifyAsync(await reader.ReadAsync("HV01", CancellationToken.None), CancellationToken.None);
        Assert.That(view.Machines["nlb1"]!.Vm, Is.EqualTo(Nlb1), "in braces and upper case");
        Assert.That(view.Machines["WEB01"]!.Vm, Is.Null, "its resource does not tell");
        Assert.That(session.Queries, Has.Some.EqualTo(
            "SELECT Name,OwnerGroup,PrivateProperties FROM MSCluster_Resource WHERE Type='Virtual Machine' AND OwnerGroup='NLB1'"));
        var later = await reader.ReadAsync("HV01", CancellationToken.None);
        Assert.That(later.Machines["NLB1"]!.Vm, Is.EqualTo(Nlb1));

        var before = session.Queries.Count;
        await reader.IdentifyAsync(later, CancellationToken.None);

        Assert.That(session.Queries.Skip(before), Has.None.Contains("NLB1"), "what is known is not asked for again");
    }

    [Test]
    public async Task Machines_OfManyGroupsOfANode_AreLookedUpInOneQuery()
    {
        var session = new ScriptedSession
        {
            OnQuery = query => ClassOf(query) switch
            {
                "MSCluster_ResourceGroup" => Enumerable.Range(0, 200).Select(number => Group($"g{number}", $"VM{number}", "HV01", 0)),
                "MSCluster_Resource" => Enumerable.Range(0, 200).Select(number => Resource($"VM{number}", Guid.NewGuid().ToString())),
                _ => Answer(query),
            },
        };
        var reader = Reader(session);
        var view = await reader.IdentifyAsync(await reader.ReadAsync("HV01", CancellationToken.None), CancellationToken.None);
        Assert.That(view.Machines.All.Select(group => group.Vm), Has.None.Null);
        Assert.That(session.Queries.Where(query => ClassOf(query) == "MSCluster_Resource"), Is.EqualTo(new[]
        {
            "SELECT Name,OwnerGroup,PrivateProperties FROM MSCluster_Resource WHERE Type='Virtual Machine' AND OwnerNode='HV01'",
        }));
    }

    [Test]
    public async Task Group_ThatTheNodeListsTwice_IsLookedUpAllTheSame()
    {
        var session = new ScriptedSession
        {
            OnQuery = query => ClassOf(query) == "MSCluster_ResourceGroup"
                ? [Group("g1", "NLB1", "HV01", 0), Group("g1", "nlb1", "HV01", 0)]
                : Answer(query),
        };
        var reader = Reader(session);
        var view = await reader.IdentifyAsync(await reader.ReadAsync("HV01", CancellationToken.None), CancellationToken.None);
        Assert.That(view.Machines["NLB1"]!.Vm, Is.EqualTo(Nlb1));
    }

    [Test]
    public async Task Name_GivenToAnotherGroup_IsLookedUpAnew()
    {
        var id = "first";
        var vm = Guid.NewGuid();
        var session = new ScriptedSession
        {
            OnQuery = query => ClassOf(query) switch
            {
                "MSCluster_ResourceGroup" => [Group(id, "VM1", "HV01", 0)],
                "MSCluster_Resource" => [Resource("VM1", vm.ToString())],
                _ => Answer(query),
            },
        };
        var reader = Reader(session);
        await reader.IdentifyAsync(await reader.ReadAsync("HV01", CancellationToken.None), CancellationToken.None);
        (id, vm) = ("second", Guid.NewGuid());
        var view = await reader.ReadAsync("HV01", CancellationToken.None);
        Assert.That(view.Machines["VM1"]!.Vm, Is.Null);
        Assert.That((await reader.IdentifyAsync(view, CancellationToken.None)).Machines["VM1"]!.Vm, Is.EqualTo(vm));
    }

    [Test]
    public async Task Node_WithoutTheClusterNamespace_IsNotFoundWithAClearWord()
    {
        var session = new ScriptedSession { OnQuery = _ => throw new NodeException(NodeFault.NotFound, "HV01", "Query", "x") };
        await Assert.ThatAsync(
            () => Reader(session).ReadAsync("HV01", CancellationToken.None),
            Throws.TypeOf<NodeException>().With.Property(nameof(NodeException.Detail)).Contains("failover cluster")
                .And.Property(nameof(NodeException.Fault)).EqualTo(NodeFault.NotFound));
    }

    [Test]
    public async Task Node_WhoseClusterServiceDoesNotRunYet_IsBusyAndNotWithoutACluster()
    {
        var empty = new ScriptedSession();
        await Assert.ThatAsync(() => Reader(empty).ReadAsync("HV01", CancellationToken.None), Fails.With(NodeFault.Busy));
        var starting = new ScriptedSession { OnQuery = _ => throw new NodeException(NodeFault.Busy, "HV01", "Query", "x") };
        await Assert.ThatAsync(() => Reader(starting).ReadAsync("HV01", CancellationToken.None), Fails.With(NodeFault.Busy));
    }

    [Test]
    public async Task Node_WhoseClusterServiceStops_IsBusyThoughTheNameIsKnown()
    {
        var isStopped = false;
        var reader = Reader(new ScriptedSession { OnQuery = query => isStopped ? [] : Answer(query) });
        await reader.ReadAsync("HV01", CancellationToken.None);
        isStopped = true;
        await Assert.ThatAsync(() => reader.ReadAsync("HV01", CancellationToken.None), Fails.With(NodeFault.Busy));
    }

    private ClusterReader Reader(ScriptedSession session) => new(session.Pool, time);

    private static string ClassOf(string query) => query.Split(' ')[3];

    private static IEnumerable<CimObject> Answer(string query) => ClassOf(query) switch
    {
        "MSCluster_Cluster" => [Rows.Of(string.Empty, ("Name", "LAB"))],
        "MSCluster_Node" =>
        [
            Rows.Of(string.Empty, ("Name", "HV01"), ("State", 0), ("NodeDrainStatus", 0), ("StatusInformation", 0)),
            Rows.Of(string.Empty, ("Name", "HV02"), ("State", 2), ("NodeDrainStatus", 1), ("StatusInformation", 4)),
            Rows.Of(string.Empty, ("Name", "HV03"), ("State", -1), ("NodeDrainStatus", null), ("StatusInformation", 1)),
            Rows.Of(string.Empty, ("Name", "HV04"), ("State", uint.MaxValue), ("StatusInformation", 2)),
        ],
        "MSCluster_Resource" =>
        [
            Resource("NLB1", $"{{{Nlb1.ToString().ToUpperInvariant()}}}"),
            Rows.Of(string.Empty, ("Name", "r2"), ("OwnerGroup", "WEB01"), ("PrivateProperties", null)),
        ],
        _ =>
        [
            Group("g1", "NLB1", "HV01", 0),
            Group("g2", "WEB01", "HV02", 4),
            Rows.Of(string.Empty, ("Name", "WEB02"), ("Id", "g3"), ("OwnerNode", "HV02"), ("State", 0), ("StatusInformation", 6)),
            Rows.Of(string.Empty, ("Name", "Lost"), ("OwnerNode", null), ("State", -1)),
        ],
    };

    private static CimObject Group(string id, string name, string owner, int state) => Rows.Of(
        string.Empty, ("Name", name), ("Id", id), ("OwnerNode", owner), ("State", state), ("StatusInformation", 0));

    private static CimObject Resource(string group, string vm) => Rows.Of(
        string.Empty,
        ("Name", $"Virtual Machine {group}"),
        ("OwnerGroup", group),
        ("PrivateProperties", CimValue.Of(Rows.Of("MSCluster_Property", ("VmID", vm)))));
}
