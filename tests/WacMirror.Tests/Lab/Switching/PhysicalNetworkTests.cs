using Microsoft.Extensions.Time.Testing;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Switching;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PhysicalNetworkTests
{
    private readonly Fabric fabric = new(new FakeTimeProvider());

    [Test]
    public void Switches_OnOneNetwork_ReachEachOtherWithinTheVlan()
    {
        var network = fabric.CreateNetwork();
        var (here, there) = (Plugged(network), Plugged(network));
        var sender = Guest(here.Switch, 10, out _);
        Guest(there.Switch, 10, out var sameVlan);
        Guest(there.Switch, 20, out var otherVlan);

        sender.Send(Stations.NewFrame(fabric.Pool, 1, Stations.Everyone, 5), 0);
        fabric.RunUntilIdle();

        Assert.That(sameVlan.Arrivals, Is.EqualTo(new[] { new Arrival(5, 0) }));
        Assert.That(otherVlan.Arrivals, Is.Empty);
    }

    [Test]
    public void KnownStation_IsReachedOverItsCableAlone()
    {
        var network = fabric.CreateNetwork();
        var (one, two, three) = (Plugged(network), Plugged(network), Plugged(network));
        var asker = Guest(one.Switch, 10, out _);
        var answerer = Guest(two.Switch, 10, out var heard);
        answerer.Send(Stations.NewFrame(fabric.Pool, 2, Stations.Everyone, 0), 0);
        fabric.RunUntilIdle();
        var quiet = three.Uplink.Counters.Sent.Packets;

        asker.Send(Stations.NewFrame(fabric.Pool, 1, 2, 1), 0);
        fabric.RunUntilIdle();

        Assert.That(heard.Numbers, Is.EqualTo(new[] { 1 }));
        Assert.That(three.Uplink.Counters.Sent.Packets, Is.EqualTo(quiet));
    }

    [Test]
    public void UplinkAsSource_CopiesWhatComesFromOutsideWithItsTag()
    {
        var network = fabric.CreateNetwork();
        var (here, there) = (Plugged(network), Plugged(network));
        var monitor = new RecordingSink();
        var everything = PortSettings.Default with { Vlan = PortVlan.AllVlans, Mode = MonitorMode.Destination };
        here.Switch.Connect(Guid.NewGuid(), everything, monitor);
        var local = Guest(here.Switch, 10, out _);
        var remote = Guest(there.Switch, 10, out _);
        local.Send(Stations.NewFrame(fabric.Pool, 1, Stations.Everyone, 0), 0);
        fabric.RunUntilIdle();
        monitor.Arrivals.Clear();
        here.Uplink.Apply(here.Uplink.Settings with { Mode = MonitorMode.Source });

        remote.Send(Stations.NewFrame(fabric.Pool, 2, 1, 7), 0);
        fabric.RunUntilIdle();

        Assert.That(monitor.Arrivals, Is.EqualTo(new[] { new Arrival(7, 10) }));
    }

    [Test]
    public void Unplug_CutsTheSwitchOff()
    {
        var network = fabric.CreateNetwork();
        var (here, there) = (Plugged(network), Plugged(network));
        var sender = Guest(here.Switch, 10, out _);
        Guest(there.Switch, 10, out var heard);

        network.Unplug(there.Uplink);
        sender.Send(Stations.NewFrame(fabric.Pool, 1, Stations.Everyone, 0), 0);
        fabric.RunUntilIdle();

        Assert.That(heard.Arrivals, Is.Empty);
        Assert.That(there.Switch.Ports, Has.Count.EqualTo(1));
        Assert.That(() => network.Unplug(there.Uplink), Throws.ArgumentException);
        Assert.That(fabric.Pool.Outstanding, Is.Zero);
    }

    private (EthernetSwitch Switch, SwitchPort Uplink) Plugged(PhysicalNetwork network)
    {
        var virtualSwitch = fabric.CreateSwitch("Production");
        return (virtualSwitch, network.Plug(virtualSwitch, Guid.NewGuid()));
    }

    private static SwitchPort Guest(EthernetSwitch on, ushort vlan, out RecordingSink sink)
    {
        var settings = PortSettings.Default with { Vlan = new PortVlan(PortVlanMode.Access, vlan, 0, []) };
        return on.Connect(Guid.NewGuid(), settings, sink = new RecordingSink());
    }
}
