using Microsoft.Extensions.Time.Testing;
using WacMirror.Lab.Cluster.DataPath;
using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Cluster;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ModelSwitchTests
{
    private static readonly PortVlan Access10 = new(PortVlanMode.Access, 10, 0, []);
    private static readonly PortVlan Trunk10 = new(PortVlanMode.Trunk, 0, 0, [10]);
    private readonly FakeTimeProvider time = new();
    private readonly ModelSwitch item = new();

    [Test]
    public void Copies_WhileBothRolesAreSet_AreWhatTheSourceCarried()
    {
        var (source, destination) = (Add(MonitorMode.Source), Add(MonitorMode.Destination));

        Pass();

        Assert.Multiple(() =>
        {
            Assert.That(destination.Copies, Is.EqualTo(source.TotalAt(TimeSpan.FromSeconds(100))));
            Assert.That(destination.Copies.Packets, Is.Positive);
            Assert.That(source.Copies.Packets, Is.Zero);
        });
    }

    [Test]
    public void Copies_AfterTheSourceTurnsNone_StandStill()
    {
        var (source, destination) = (Add(MonitorMode.Source), Add(MonitorMode.Destination));
        Pass();
        source.Settings = source.Settings with { Mode = MonitorMode.None };
        var before = destination.Copies;

        Pass();

        Assert.That(destination.Copies, Is.EqualTo(before));
    }

    [Test]
    public void Copies_FromSeveralSources_AddUp()
    {
        var (first, second) = (Add(MonitorMode.Source), Add(MonitorMode.Source));
        var destination = Add(MonitorMode.Destination);

        Pass();

        Assert.That(destination.Copies.Packets, Is.EqualTo(first.Dealt.Packets + second.Dealt.Packets));
    }

    [Test]
    public void Copies_OfAnotherSessionOrAnOffloadedSource_AreNotGiven()
    {
        Add(MonitorMode.Source, session: 1);
        Add(MonitorMode.Source, bypasses: true);
        var destination = Add(MonitorMode.Destination);

        Pass();

        Assert.That(destination.Copies.Packets, Is.Zero);
    }

    [Test]
    public void Copies_WhereSessionsDoNotIsolate_CrossThem()
    {
        var behavior = new SwitchBehavior(MonitorSessionIsolates: false);
        Add(MonitorMode.Source, session: 1, behavior: behavior);
        var destination = Add(MonitorMode.Destination, behavior: behavior);

        Pass();

        Assert.That(destination.Copies.Packets, Is.Positive);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Copies_ShowInTheReceivedCountersWhereTheyCount(bool count)
    {
        var behavior = new SwitchBehavior(CopiesCountAsReceived: count);
        Add(MonitorMode.Source, behavior: behavior);
        var destination = Add(MonitorMode.Destination, behavior: behavior);
        var age = TimeSpan.FromSeconds(100);

        Pass();

        var reading = destination.ReadAt(age);
        var own = destination.TotalAt(age).Packets - reading.Sent.Packets;
        Assert.That(reading.Received.Packets - own, Is.EqualTo(count ? destination.Copies.Packets : 0));
    }

    [Test]
    public void Copies_OfATaggedSource_ReachTheDestinationsThatAdmitItsVlan()
    {
        Add(MonitorMode.Source, Access10);
        var untagged = Add(MonitorMode.Destination);
        var access = Add(MonitorMode.Destination, Access10);
        var trunk = Add(MonitorMode.Destination, Trunk10);

        Pass();

        Assert.Multiple(() =>
        {
            Assert.That(untagged.Copies.Packets, Is.Zero);
            Assert.That(access.Copies.Packets, Is.Positive);
            Assert.That(trunk.Copies, Is.EqualTo(access.Copies));
        });
    }

    private ModelPort Add(
        MonitorMode mode, PortVlan? vlan = null, byte session = 0, bool bypasses = false,
        SwitchBehavior? behavior = null)
    {
        var live = new LivePort(Guid.NewGuid(), time.GetTimestamp());
        var port = new ModelPort(
            new TrafficCurve(live.Id),
            new PortSettings(vlan ?? PortVlan.Untagged, mode, session, bypasses),
            behavior ?? SwitchBehavior.Default);
        item.Ports.Add(live, port);
        return port;
    }

    private void Pass()
    {
        time.Advance(TimeSpan.FromSeconds(100));
        item.Settle(time);
    }
}
