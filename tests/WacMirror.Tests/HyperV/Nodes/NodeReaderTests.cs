using Microsoft.Extensions.Time.Testing;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Nodes;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Nodes;

public sealed class NodeReaderTests
{
    private const string SettingId =
        @"Microsoft:11111111-0000-0000-0000-000000000000\22222222-0000-0000-0000-000000000000\C\F\S";

    [Test]
    public async Task WholeNode_IsReadWithOneQueryForEachClass()
    {
        var session = new ScriptedSession();
        await Reader(session).ReadAsync("HV01", NodeScope.Node, CancellationToken.None);
        Assert.That(session.Queries, Has.Count.EqualTo(15));
        Assert.That(session.Queries.Select(query => query.Split(' ')[3]), Is.Unique);
    }

    [Test]
    public async Task OneMachine_IsReadByItsPrefix()
    {
        var session = new ScriptedSession();
        await Reader(session).ReadAsync("HV01", NodeScope.Vm(Guid.Parse(TestNode.Vm)), CancellationToken.None);
        Assert.That(session.Queries, Has.Some.EqualTo(
            "SELECT InstanceID,MonitorMode,MonitorSession FROM Msvm_EthernetSwitchPortSecuritySettingData "
            + $@"WHERE InstanceID LIKE 'Microsoft:{TestNode.Vm}\\%'"));
    }

    [Test]
    public async Task OneMachine_AsksEachSwitchForItsOwnConnections()
    {
        var session = new ScriptedSession
        {
            OnQuery = query => query.Contains("FROM Msvm_VirtualEthernetSwitch", StringComparison.Ordinal)
                ? [Rows.Of(string.Empty, ("Name", TestNode.SwitchId), ("ElementName", "Production"))]
                : [],
        };
        await Reader(session).ReadAsync("HV01", NodeScope.Vm(Guid.Parse(TestNode.Vm)), CancellationToken.None);
        Assert.That(session.Queries, Has.Some.EndsWith(
            $@"FROM Msvm_EthernetPortAllocationSettingData WHERE InstanceID LIKE 'Microsoft:{TestNode.SwitchId}\\%'"));
    }

    [Test]
    public async Task OneMachine_AfterTheWholeNode_AsksForNoSwitches()
    {
        var session = new ScriptedSession { OnQuery = Connected };
        var reader = Reader(session);
        var whole = await reader.ReadAsync("HV01", NodeScope.Node, CancellationToken.None);
        var before = session.Queries.Count;
        var scoped = await reader.ReadAsync("hv01", NodeScope.Vm(Guid.Parse(TestNode.Vm)), CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That(session.Queries.Skip(before).ToList(), Has.Count.EqualTo(10).And.None.Contains("FROM Msvm_VirtualEthernetSwitch"));
            Assert.That(scoped.Switches, Is.EqualTo(whole.Switches));
            Assert.That(scoped.Adapters.Single().Switch?.Name, Is.EqualTo("Production"));
            Assert.That(scoped.Oddities, Is.EqualTo(whole.Oddities).And.Not.Empty, "those of the switches");
        });
    }

    [Test]
    public async Task OneMachine_ConnectedToASwitchThatIsNew_AsksForTheSwitches()
    {
        var isThere = false;
        var session = new ScriptedSession { OnQuery = query => isThere ? Connected(query) : [] };
        var reader = Reader(session);
        await reader.ReadAsync("HV01", NodeScope.Node, CancellationToken.None);
        isThere = true;
        var scoped = await reader.ReadAsync("HV01", NodeScope.Vm(Guid.Parse(TestNode.Vm)), CancellationToken.None);
        Assert.That(scoped.Adapters.Single().Switch?.Name, Is.EqualTo("Production"));
        Assert.That(session.Queries, Has.Some.EndsWith(
            $@"FROM Msvm_EthernetPortAllocationSettingData WHERE InstanceID LIKE 'Microsoft:{TestNode.SwitchId}\\%'"), "their kinds");
    }

    [Test]
    public async Task Switch_ThatOneMachinesReadingFound_IsKnownToTheNext()
    {
        var isThere = false;
        var session = new ScriptedSession { OnQuery = query => isThere ? Connected(query) : [] };
        var reader = Reader(session);
        await reader.ReadAsync("HV01", NodeScope.Node, CancellationToken.None);
        isThere = true;
        var found = await reader.ReadAsync("HV01", NodeScope.Vm(Guid.Parse(TestNode.Vm)), CancellationToken.None);
        var before = session.Queries.Count;
        var next = await reader.ReadAsync("HV01", NodeScope.Vm(Guid.NewGuid()), CancellationToken.None);
        Assert.That(found.Switches, Is.Not.Empty);
        Assert.That(next.Switches, Is.EqualTo(found.Switches), "a later reading does not show what was before");
        Assert.That(session.Queries.Skip(before), Has.None.Contains("FROM Msvm_VirtualEthernetSwitch"));
    }

    [Test]
    public async Task Switches_ThatWereReadLongAgo_AreAskedForAgain()
    {
        var time = new FakeTimeProvider();
        var session = new ScriptedSession { OnQuery = Connected };
        var reader = new NodeReader(session.Pool, time);
        await reader.ReadAsync("HV01", NodeScope.Node, CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(30));
        var before = session.Queries.Count;
        await reader.ReadAsync("HV01", NodeScope.Vm(Guid.Parse(TestNode.Vm)), CancellationToken.None);
        Assert.That(session.Queries.Skip(before), Has.Some.Contains("FROM Msvm_VirtualEthernetSwitch"));
    }

    [Test]
    public async Task OneQuery_ThatFails_IsTheAnswer()
    {
        var session = new ScriptedSession
        {
            OnQuery = query => query.Contains("Offload", StringComparison.Ordinal)
                ? throw new NodeException(NodeFault.AccessDenied, "HV01", "Query", "no")
                : [],
        };
        await Assert.ThatAsync(
            () => Reader(session).ReadAsync("HV01", NodeScope.Node, CancellationToken.None), Fails.With(NodeFault.AccessDenied));
    }

    [TestCase("MonitorMode", "3")]
    [TestCase("MonitorMode", "two")]
    [TestCase("MonitorSession", "256")]
    public async Task Setting_ThatNobodyKnows_CostsItsAdapterOnly(string property, string value)
    {
        var setting = Rows.Of(string.Empty, ("InstanceID", $@"{TestNode.Connection}\{TestNode.Feature}\{TestNode.Setting}"))
            .With(property, default, WacMirror.Cim.CimValue.Of(value));
        var session = new ScriptedSession
        {
            OnQuery = query => query.Split(' ')[3] switch
            {
                "Msvm_EthernetSwitchPortSecuritySettingData" => [setting],
                "Msvm_ComputerSystem" => [Rows.Of(string.Empty, ("Name", TestNode.Vm), ("ElementName", "NLB1"))],
                "Msvm_VirtualSystemSettingData" =>
                [
                    Rows.Of(string.Empty,
                        ("InstanceID", $"Microsoft:{TestNode.Vm}"), ("VirtualSystemIdentifier", TestNode.Vm),
                        ("VirtualSystemType", VmSettingRow.Realized)),
                ],
                "Msvm_SyntheticEthernetPortSettingData" =>
                [
                    Rows.Of(string.Empty, ("InstanceID", TestNode.NicInstance), ("ElementName", "First")),
                    Rows.Of(string.Empty, ("InstanceID", TestNode.NicInstance[..^1] + "2"), ("ElementName", "Second")),
                ],
                _ => [],
            },
        };
        var snapshot = await Reader(session).ReadAsync("HV01", NodeScope.Node, CancellationToken.None);
        Assert.That(
            snapshot.Adapters.Select(adapter => (adapter.Name, adapter.IsRoleKnown, adapter.HasSecuritySetting)),
            Is.EqualTo([("First", false, true), ("Second", true, false)]));
        Assert.That(snapshot.Oddities.Single().Adapter, Is.EqualTo(TestNode.Id));
        Assert.That(snapshot.Oddities.Single().Note, Does.Contain(value));
    }

    [TestCase("InstanceID", "")]
    public async Task Value_ThatIsNone_IsAProtocolViolationNamingItsClass(string property, string value)
    {
        var session = new ScriptedSession
        {
            OnQuery = query => query.Contains("Security", StringComparison.Ordinal)
                ? [Rows.Of(string.Empty, ("InstanceID", SettingId), ("MonitorMode", 0)).With(property, default, WacMirror.Cim.CimValue.Of(value))]
                : [],
        };
        await Assert.ThatAsync(
            () => Reader(session).ReadAsync("HV01", NodeScope.Node, CancellationToken.None),
            Fails.With(NodeFault.ProtocolViolation));
    }

    /// <summary>A machine on a switch, one of whose extensions has no id.</summary>
    private static IEnumerable<CimObject> Connected(string query) => query.Split(' ')[3] switch
    {
        "Msvm_ComputerSystem" => [Rows.Of(string.Empty, ("Name", TestNode.Vm), ("ElementName", "NLB1"))],
        "Msvm_VirtualSystemSettingData" =>
        [
            Rows.Of(string.Empty,
                ("InstanceID", $"Microsoft:{TestNode.Vm}"), ("VirtualSystemIdentifier", TestNode.Vm),
                ("VirtualSystemType", VmSettingRow.Realized)),
        ],
        "Msvm_SyntheticEthernetPortSettingData" =>
            [Rows.Of(string.Empty, ("InstanceID", TestNode.NicInstance), ("ElementName", "First"))],
        "Msvm_EthernetPortAllocationSettingData" when !query.Contains(TestNode.SwitchId, StringComparison.Ordinal) =>
        [
            Rows.Of(string.Empty,
                ("InstanceID", TestNode.Connection), ("EnabledState", 2), ("HostResource", new CimValue.List([CimValue.Of(TestNode.SwitchPath)]))),
        ],
        "Msvm_VirtualEthernetSwitch" => [Rows.Of(string.Empty, ("Name", TestNode.SwitchId), ("ElementName", "Production"))],
        "Msvm_EthernetSwitchExtension" =>
            [Rows.Of(string.Empty, ("SystemName", TestNode.SwitchId), ("Name", "none"), ("ElementName", "Odd"))],
        _ => [],
    };

    private static NodeReader Reader(ScriptedSession session) => new(session.Pool, TimeProvider.System);
}
