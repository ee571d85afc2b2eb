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

    private static NodeReader Reader(ScriptedSession session) => new(session.Pool, TimeProvider.System);
}
