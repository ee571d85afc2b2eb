using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Nodes;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Nodes;

public sealed class NodeJoinTests
{
    [Test]
    public void Nic_OfAMachine_CarriesAllThatIsKnownOfIt()
    {
        var adapter = Join(TestNode.Rows).Adapters.Single();
        Assert.Multiple(() =>
        {
            Assert.That(adapter.Id, Is.EqualTo(TestNode.Id));
            Assert.That(adapter.Kind, Is.EqualTo(AdapterKind.VmNic));
            Assert.That(adapter.Vm!.Name, Is.EqualTo("NLB1"));
            Assert.That(adapter.Vm.State, Is.EqualTo(VmState.Running));
            Assert.That(adapter.Vm.Tags, Is.EqualTo(["pci", "dmz"]));
            Assert.That(adapter.Mac, Is.EqualTo("00155D010203"));
            Assert.That(adapter.Switch!.Name, Is.EqualTo("Production"));
            Assert.That(adapter.PortId, Is.EqualTo(Guid.Parse(TestNode.Port)));
            Assert.That(adapter.Role, Is.EqualTo(new RoleSetting(MirrorRole.Source, 1)));
            Assert.That((adapter.HasConnection, adapter.IsConnected, adapter.HasSecuritySetting), Is.EqualTo((true, true, true)));
        });
    }

    [Test]
    public void Rows_InAnyCaseAndOrder_JoinAlike()
    {
        var rows = TestNode.Rows with
        {
            Connections = [.. TestNode.Rows.Connections.Select(row => row with { InstanceId = row.InstanceId.ToLowerInvariant() })],
            Security = [.. TestNode.Rows.Security.Select(row => row with { InstanceId = row.InstanceId.ToUpperInvariant() })],
            Systems = [.. TestNode.Rows.Systems.Reverse().Select(row => row with { Name = row.Name.ToLowerInvariant() })],
        };
        var adapter = Join(rows).Adapters.Single();
        Assert.That((adapter.HasConnection, adapter.Role.Role, adapter.Vm!.Name), Is.EqualTo((true, MirrorRole.Source, "NLB1")));
    }

    [Test]
    public void Copies_OfACheckpoint_AreLeftOut()
    {
        static string Copy(string id) => id.Replace(TestNode.Vm, TestNode.Checkpoint, StringComparison.Ordinal);
        var rows = TestNode.Rows;
        var snapshot = Join(rows with
        {
            VmSettings = rows.VmSettings.Add(new(
                $"Microsoft:{TestNode.Checkpoint}", TestNode.Vm, "Microsoft:Hyper-V:Snapshot:Realized", [])),
            Nics = rows.Nics.Add(rows.Nics[0] with { InstanceId = Copy(TestNode.NicInstance) }),
            Connections = rows.Connections.Add(rows.Connections[0] with { InstanceId = Copy(TestNode.Connection) }),
            Security = rows.Security.Add(TestNode.Security(Copy(TestNode.Connection), RoleSetting.None)),
        });
        Assert.That(snapshot.Adapters.Select(adapter => adapter.Id), Is.EqualTo([TestNode.Id]));
        Assert.That(snapshot.Vms, Has.Length.EqualTo(1));
    }

    [Test]
    public void PlannedMachine_IsToldAsComingAndOtherwiseLeftOut()
    {
        var snapshot = Join(TestNode.Rows with
        {
            VmSettings = [TestNode.Rows.VmSettings[0] with { Type = "Microsoft:Hyper-V:System:Planned" }],
        });
        Assert.That((snapshot.Vms.Length, snapshot.Adapters.Length), Is.EqualTo((0, 0)));
        Assert.That(snapshot.Planned, Is.EqualTo([Guid.Parse(TestNode.Vm)]));
    }

    [Test]
    public void Templates_AreNobodys() => Assert.That(
        Join(TestNode.Rows with
        {
            Security = [TestNode.Security(@"Microsoft:Definition", RoleSetting.None, "Default")],
        }).Adapters.Single().HasSecuritySetting,
        Is.False);

    [Test]
    public void Duplicates_AreDecidedByInstanceIdAndNotByOrder()
    {
        var first = TestNode.Security(TestNode.Connection, new RoleSetting(MirrorRole.Destination), TestNode.Setting);
        var second = TestNode.Security(TestNode.Connection, new RoleSetting(MirrorRole.Source), TestNode.Setting[..^1] + "2");
        foreach (var order in new[] { new[] { first, second }, [second, first] })
        {
            var rows = TestNode.Rows with { Security = [.. order], Nics = [.. TestNode.Rows.Nics, .. TestNode.Rows.Nics] };
            Assert.That(Join(rows).Adapters.Single().Role.Role, Is.EqualTo(MirrorRole.Destination));
        }
    }

    [Test]
    public void Nic_ThatWasNeverConnected_IsThereWithoutConnection()
    {
        var adapter = Join(TestNode.Rows with { Connections = [], Security = [], Ports = [] }).Adapters.Single();
        Assert.That((adapter.HasConnection, adapter.IsConnected, adapter.Switch, adapter.Role),
            Is.EqualTo((false, false, (VirtualSwitch?)null, RoleSetting.None)));
    }

    [Test]
    public void Connection_ThatIsSwitchedOff_IsNotConnected()
    {
        var adapter = Join(TestNode.Rows with
        {
            Connections = [TestNode.Rows.Connections[0] with { EnabledState = 3 }],
        }).Adapters.Single();
        Assert.That((adapter.HasConnection, adapter.IsConnected), Is.EqualTo((true, false)));
    }

    [Test]
    public void Connection_WithPoolAffinity_TakesTheSwitchFromItsLivePort()
    {
        var pool = TestNode.Rows with { Connections = [TestNode.Rows.Connections[0] with { HostResource = null }] };
        var adapter = Join(pool).Adapters.Single();
        Assert.That((adapter.Switch?.Name, adapter.IsPoolAffine), Is.EqualTo(("Production", true)));
        Assert.That(Join(TestNode.Rows).Adapters.Single().IsPoolAffine, Is.False);
        Assert.That(Join(pool with { Ports = [] }).Adapters.Single().Switch, Is.Null);
    }

    [Test]
    public void LegacyNic_WithItsThirdSegment_JoinsAlike()
    {
        var rows = TestNode.Rows with
        {
            Nics = [TestNode.Rows.Nics[0] with { InstanceId = TestNode.NicInstance + @"\0", IsLegacy = true }],
            Connections = [TestNode.Rows.Connections[0] with { InstanceId = TestNode.NicInstance + @"\0\C" }],
            Security = [TestNode.Security(TestNode.NicInstance + @"\0\C", new RoleSetting(MirrorRole.Destination))],
        };
        var adapter = Join(rows).Adapters.Single();
        Assert.That((adapter.Id, adapter.IsLegacy, adapter.HasConnection, adapter.Role.Role),
            Is.EqualTo((TestNode.Id, true, true, MirrorRole.Destination)));
    }

    [TestCase(0u, false, SriovState.Off)]
    [TestCase(50u, false, SriovState.Configured)]
    [TestCase(50u, true, SriovState.Active)]
    public void Sriov_IsToldByWeightAndDataPath(uint weight, bool active, SriovState state) => Assert.That(
        Join(TestNode.Rows with
        {
            Offloads = [new(TestNode.Connection + @"\C885BFD1-ABB7-418F-8163-9F379C9F7166\1", weight)],
            OffloadData = [new(Guid.Parse(TestNode.Port), active)],
        }).Adapters.Single().Sriov,
        Is.EqualTo(state));

    [Test]
    public void ManagementNic_IsKnownByItsResourceAndMakesTheSwitchInternal()
    {
        var snapshot = Join(TestNode.Rows with
        {
            Connections = [TestNode.SwitchOwned(TestNode.ComputerPath)],
            InternalPorts = [new("Microsoft:{x}", "Production", "00155D0000FF")],
        });
        var adapter = snapshot.Adapters.Single(found => found.Kind is AdapterKind.ManagementNic);
        Assert.That((adapter.Id, adapter.Name, adapter.Mac, adapter.IsConnected, adapter.Switch?.Kind),
            Is.EqualTo((TestNode.SwitchOwnedId, "Production", "00155D0000FF", true, (SwitchKind?)SwitchKind.Internal)));
    }

    [Test]
    public void ManagementNics_OfOneName_HaveNoMacRatherThanAWrongOne() => Assert.That(
        Join(TestNode.Rows with
        {
            Connections = [TestNode.SwitchOwned(TestNode.ComputerPath)],
            InternalPorts = [new("Microsoft:{x}", "Production", "00155D0000FF"), new("Microsoft:{y}", "Production", "00155D0000FE")],
        }).Adapters.Single(found => found.Kind is AdapterKind.ManagementNic).Mac,
        Is.EqualTo("000000000000"));

    [Test]
    public void Uplink_TakesNameAndMacFromItsPhysicalNicAndMakesTheSwitchExternal()
    {
        var snapshot = Join(TestNode.Rows with
        {
            Connections = [TestNode.SwitchOwned(TestNode.ExternalPortPath)],
            ExternalPorts = [new($"Microsoft:{{{TestNode.Allocation}}}", "Intel X710", "A0-36-9F-00-00-01")],
        });
        var adapter = snapshot.Adapters.Single(found => found.Kind is AdapterKind.Uplink);
        Assert.That((adapter.Name, adapter.Mac, adapter.Switch?.Kind),
            Is.EqualTo(("Intel X710", "A0369F000001", (SwitchKind?)SwitchKind.External)));
    }

    [Test]
    public void Role_ThatNobodyKnows_CostsItsAdapterOnlyAndIsTold()
    {
        var snapshot = Join(TestNode.Rows with
        {
            Security = [TestNode.Rows.Security[0] with { Setting = RoleSetting.None, Oddity = "MonitorMode is 3" }],
        });
        var adapter = snapshot.Adapters.Single();
        Assert.That((adapter.Role, adapter.IsRoleKnown), Is.EqualTo((RoleSetting.None, false)));
        Assert.That(snapshot.Oddities, Is.EqualTo([new NodeOddity(TestNode.Id, "MonitorMode is 3")]));
    }

    [Test]
    public void Extensions_OfASwitch_AreKnownByIdWithoutBracesAndSorted()
    {
        var owner = Guid.Parse(TestNode.SwitchId);
        var forwarding = Guid.Parse("E9B59CFA-2BE1-4B21-828F-B6FBDBDDC017");
        var snapshot = Join(TestNode.Rows with
        {
            SwitchSettings = [new(owner, IsTeamed: true, AllowsSriov: true), new(null, false, false)],
            Extensions =
            [
                new(owner, $"{{{SwitchExtension.NdisCapture:D}}}".ToUpperInvariant(), "Microsoft NDIS 捕获", 1, 3),
                new(owner, forwarding.ToString("D"), "VFP", 3, 2),
                new(owner, "not an id", "Strange", 9, 5),
                new(Guid.NewGuid(), forwarding.ToString("D"), "VFP", 3, 2),
            ],
        });
        var found = snapshot.Switches.Single();
        Assert.That((found.IsTeamed, found.AllowsSriov), Is.EqualTo((true, true)));
        Assert.That(found.Extensions, Is.EqualTo(
        [
            new SwitchExtension(forwarding, "VFP", ExtensionKind.Forwarding, ExtensionState.Enabled),
            new SwitchExtension(
                SwitchExtension.NdisCapture, "Microsoft NDIS 捕获", ExtensionKind.Capture, ExtensionState.Disabled),
        ]));
        Assert.That(snapshot.Oddities.Single().Note, Does.Contain("not an id"));
    }

    [Test]
    public void Switch_WithoutConnectionsOfItsOwn_IsPrivate() =>
        Assert.That(Join(TestNode.Rows).Switches.Single().Kind, Is.EqualTo(SwitchKind.Private));

    [Test]
    public void Scope_OfOneMachine_LeavesOutTheSwitchsAdaptersAndKeepsItsKind()
    {
        var rows = TestNode.Rows with
        {
            Connections = TestNode.Rows.Connections.Add(TestNode.SwitchOwned(TestNode.ExternalPortPath)),
        };
        var snapshot = NodeJoin.Join(
            "HV01", DateTimeOffset.UnixEpoch, rows.ToParts(), NodeScope.Vm(Guid.Parse(TestNode.Vm)));
        Assert.That(snapshot.Adapters.Select(adapter => adapter.Id), Is.EqualTo([TestNode.Id]));
        Assert.That(snapshot.Switches.Single().Kind, Is.EqualTo(SwitchKind.External));
    }

    private static NodeSnapshot Join(NodeRows rows) =>
        NodeJoin.Join("HV01", DateTimeOffset.UnixEpoch, rows.ToParts(), NodeScope.Node);
}
