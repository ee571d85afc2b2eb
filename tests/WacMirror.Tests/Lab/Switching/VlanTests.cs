using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Switching;

public sealed class VlanTests
{
    private static readonly PortSettings Access10 = Access(10);
    private static readonly PortSettings Access20 = Access(20);

    [Test]
    public void AccessPorts_OfDifferentVlans_DoNotReachEachOther()
    {
        var lab = new TestSwitch();
        var (ten, alsoTen, twenty) = (lab.Add(Access10), lab.Add(Access10), lab.Add(Access20));

        lab.Send(ten, Stations.Everyone);

        Assert.That(lab.Sinks[alsoTen].Arrivals, Has.Count.EqualTo(1));
        Assert.That(lab.Sinks[twenty].Arrivals, Is.Empty);
        Assert.That(lab.Ports[twenty].Counters.Received.Dropped, Is.Zero);
    }

    [Test]
    public void AccessPort_SendingATag_IsRefusedAndCounted()
    {
        var lab = new TestSwitch();
        var (sender, peer) = (lab.Add(Access10), lab.Add(Access10));

        lab.Send(sender, Stations.Everyone, tci: 10);

        Assert.That(lab.Sinks[peer].Arrivals, Is.Empty);
        Assert.That(lab.Ports[sender].Counters.DroppedOutgoing[(int)DropReason.UnauthorizedVlan], Is.EqualTo(1));
        Assert.That(lab.Ports[sender].Counters.Sent.Packets, Is.Zero);
    }

    [Test]
    public void Trunk_GetsItsNativeVlanUntaggedAndTheOthersTaggedWithPriority()
    {
        var lab = new TestSwitch();
        var trunk = lab.Add(Trunk(10, 20));
        var (ten, twenty, thirty) = (lab.Add(Access10), lab.Add(Access20), lab.Add(Access(30)));
        var other = lab.Add(Trunk(0, 20));

        lab.Send(ten, Stations.Everyone);
        lab.Send(twenty, Stations.Everyone);
        lab.Send(thirty, Stations.Everyone);
        lab.Send(other, Stations.Everyone, tci: 0x6014);

        Assert.That(lab.Sinks[trunk].Arrivals.Select(arrival => arrival.Tci), Is.EqualTo(new[] { 0, 20, 0x6014 }));
    }

    [Test]
    public void UntaggedPort_StripsAPriorityTagAndRefusesAVlanTag()
    {
        var lab = new TestSwitch();
        var (sender, peer) = (lab.Add(), lab.Add());

        var stripped = lab.Send(sender, Stations.Everyone, tci: 0xE000);
        lab.Send(sender, Stations.Everyone, tci: 10);
        lab.Send(sender, Stations.Everyone, tci: 4095);

        Assert.That(lab.Sinks[peer].Arrivals, Is.EqualTo(new[] { new Arrival(stripped, 0) }));
        var refused = lab.Ports[sender].Counters.DroppedOutgoing;
        Assert.That(refused[(int)DropReason.UnauthorizedVlan], Is.EqualTo(1));
        Assert.That(refused[(int)DropReason.InvalidVlanFormat], Is.EqualTo(1));
    }

    [Test]
    public void DirectedFrame_ToAPortThatLeftTheVlan_IsDroppedThere()
    {
        var lab = new TestSwitch();
        var (sender, receiver) = (lab.Add(Access10), lab.Add(Access10));
        lab.Introduce();
        lab.Ports[receiver].Apply(Access20);

        lab.Send(sender, receiver);

        Assert.That(lab.Sinks[receiver].Arrivals, Is.Empty);
        Assert.That(lab.Ports[receiver].Counters.DroppedIncoming[(int)DropReason.UnauthorizedVlan], Is.EqualTo(1));
    }

    [Test]
    public void Copy_FollowsTheMonitorsVlanRules()
    {
        var lab = new TestSwitch();
        var source = lab.Add(Access10 with { Mode = MonitorMode.Source });
        var peer = lab.Add(Access10);
        var untagged = lab.Add(MonitorMode.Destination);
        var narrow = lab.Add(Trunk(0, 20) with { Mode = MonitorMode.Destination });
        var wide = lab.Add(Trunk(0, 10, 20) with { Mode = MonitorMode.Destination });
        lab.Introduce();
        var before = lab.Ports[untagged].Counters.Received.Dropped;

        var sent = lab.Send(source, peer);

        Assert.That(lab.Sinks[wide].Arrivals, Is.EqualTo(new[] { new Arrival(sent, 10) }));
        Assert.That(lab.Sinks[untagged].Arrivals, Is.Empty);
        Assert.That(lab.Ports[untagged].Counters.Received.Dropped, Is.EqualTo(before + 1));
        Assert.That(lab.Ports[untagged].Counters.DroppedIncoming[(int)DropReason.UnauthorizedVlan], Is.Positive);
        Assert.That(lab.Ports[narrow].Counters.DroppedIncoming[(int)DropReason.FilteredVlan], Is.Positive);
    }

    [TestCase(PortVlanMode.Access, 4095, 0, 1)]
    [TestCase(PortVlanMode.Trunk, 0, 4095, 1)]
    [TestCase(PortVlanMode.Trunk, 0, 0, 0)]
    [TestCase(PortVlanMode.Trunk, 0, 0, 4095)]
    [TestCase((PortVlanMode)7, 0, 0, 1)]
    public void Apply_OfAVlanThatCannotBe_IsRefusedAndChangesNothing(
        PortVlanMode mode, int access, int native, int allowed)
    {
        var lab = new TestSwitch();
        var port = lab.Ports[lab.Add(Access10)];
        var vlan = new PortVlan(mode, (ushort)access, (ushort)native, [(ushort)allowed]);

        Assert.That(
            () => port.Apply(PortSettings.Default with { Vlan = vlan }),
            Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(port.Settings, Is.EqualTo(Access10));
    }

    private static PortSettings Access(ushort id) =>
        PortSettings.Default with { Vlan = new PortVlan(PortVlanMode.Access, id, 0, []) };

    private static PortSettings Trunk(ushort native, params ushort[] allowed) =>
        PortSettings.Default with { Vlan = new PortVlan(PortVlanMode.Trunk, 0, native, [.. allowed]) };
}
