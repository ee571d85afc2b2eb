using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Switching;

public sealed class MirroringTests
{
    [Test]
    public void Source_SendingAndReceiving_IsCopiedBothWaysOnce()
    {
        var lab = new TestSwitch();
        var (source, peer, monitor) = (lab.Add(MonitorMode.Source), lab.Add(), lab.Add(MonitorMode.Destination));
        lab.Introduce();

        var request = lab.Send(peer, source);
        var reply = lab.Send(source, peer);

        Assert.That(lab.Sinks[monitor].Numbers, Is.EqualTo(new[] { request, reply }));
        Assert.That(lab.Ports[monitor].Counters.Received.Directed, Is.EqualTo(2));
    }

    [Test]
    public void Copy_ReachesTheMonitorBeforeTheAddresseeReacts()
    {
        var lab = new TestSwitch();
        var (asker, source, monitor) = (lab.Add(), lab.Add(MonitorMode.Source), lab.Add(MonitorMode.Destination));
        lab.Introduce();
        var order = new List<string>();
        lab.Sinks[source].OnArrival = _ => order.Add("addressee");
        lab.Sinks[monitor].OnArrival = _ => order.Add("monitor");

        lab.Send(asker, source);

        Assert.That(order, Is.EqualTo(new[] { "monitor", "addressee" }));
    }

    [Test]
    public void Frame_BetweenTwoSources_IsCopiedOnceToEachDestination()
    {
        var lab = new TestSwitch();
        var (one, other) = (lab.Add(MonitorMode.Source), lab.Add(MonitorMode.Source));
        var (monitor, second) = (lab.Add(MonitorMode.Destination), lab.Add(MonitorMode.Destination));
        lab.Introduce();

        lab.Send(one, other);

        Assert.That(lab.Sinks[monitor].Arrivals, Has.Count.EqualTo(1));
        Assert.That(lab.Sinks[second].Arrivals, Has.Count.EqualTo(1));
    }

    [Test]
    public void Destination_ThatIsTheAddressee_GetsTheFrameOnce()
    {
        var lab = new TestSwitch();
        var (source, monitor) = (lab.Add(MonitorMode.Source), lab.Add(MonitorMode.Destination));
        lab.Introduce();

        lab.Send(source, monitor);
        lab.Send(source, Stations.Everyone);

        Assert.That(lab.Sinks[monitor].Arrivals, Has.Count.EqualTo(2));
    }

    [Test]
    public void Destination_SendingToASource_GetsNothingBack()
    {
        var lab = new TestSwitch();
        var (source, monitor) = (lab.Add(MonitorMode.Source), lab.Add(MonitorMode.Destination));
        lab.Introduce();

        lab.Send(monitor, source);

        Assert.That(lab.Sinks[monitor].Arrivals, Is.Empty);
        Assert.That(lab.Sinks[source].Arrivals, Has.Count.EqualTo(1));
    }

    [Test]
    public void Copy_IsNotCopiedAgain()
    {
        var lab = new TestSwitch();
        var (source, peer) = (lab.Add(MonitorMode.Source), lab.Add());
        var (first, second) = (lab.Add(MonitorMode.Destination), lab.Add(MonitorMode.Destination));
        lab.Introduce();

        lab.Send(source, peer);

        Assert.That(lab.Sinks[first].Arrivals.Count + lab.Sinks[second].Arrivals.Count, Is.EqualTo(2));
    }

    [Test]
    public void OtherSession_GetsNothing_UnlessSessionsDoNotIsolate()
    {
        foreach (var isolates in new[] { true, false })
        {
            var lab = new TestSwitch(new SwitchBehavior(MonitorSessionIsolates: isolates));
            var (source, peer) = (lab.Add(MonitorMode.Source, 1), lab.Add());
            var monitor = lab.Add(MonitorMode.Destination, 2);
            lab.Introduce();

            lab.Send(source, peer);

            Assert.That(lab.Sinks[monitor].Arrivals, Has.Count.EqualTo(isolates ? 0 : 1));
        }
    }

    [Test]
    public void Copies_MayBeLeftOutOfTheCounters()
    {
        var lab = new TestSwitch(new SwitchBehavior(CopiesCountAsReceived: false));
        var (source, peer, monitor) = (lab.Add(MonitorMode.Source), lab.Add(), lab.Add(MonitorMode.Destination));
        lab.Introduce();
        var before = lab.Ports[monitor].Counters.Received.Packets;

        lab.Send(source, peer);

        Assert.That(lab.Sinks[monitor].Arrivals, Has.Count.EqualTo(1));
        Assert.That(lab.Ports[monitor].Counters.Received.Packets, Is.EqualTo(before));
    }

    [Test]
    public void Destination_ThatKeepsNoTrafficOfItsOwn_GetsCopiesAlone()
    {
        var lab = new TestSwitch(new SwitchBehavior(DestinationKeepsOwnTraffic: false));
        var (source, peer, monitor) = (lab.Add(MonitorMode.Source), lab.Add(), lab.Add(MonitorMode.Destination));
        lab.Introduce();

        lab.Send(peer, monitor);
        var copy = lab.Send(source, monitor);

        Assert.That(lab.Sinks[monitor].Numbers, Is.EqualTo(new[] { copy }));
    }

    [Test]
    public void SriovSource_IsForwardedButNotMirrored()
    {
        var lab = new TestSwitch();
        var bypassing = PortSettings.Default with { Mode = MonitorMode.Source, BypassesMirror = true };
        var (source, peer, monitor) = (lab.Add(bypassing), lab.Add(), lab.Add(MonitorMode.Destination));
        lab.Introduce();

        lab.Send(source, peer);
        lab.Send(peer, source);

        Assert.That(lab.Sinks[peer].Arrivals, Has.Count.EqualTo(1));
        Assert.That(lab.Sinks[source].Arrivals, Has.Count.EqualTo(1));
        Assert.That(lab.Sinks[monitor].Arrivals, Is.Empty);
    }

    [Test]
    public void Roles_SetAndCleared_TakeEffectWithTheNextFrame()
    {
        var lab = new TestSwitch();
        var (source, peer, monitor) = (lab.Add(), lab.Add(), lab.Add());
        lab.Introduce();

        lab.Send(source, peer);
        lab.Ports[source].Apply(PortSettings.Default with { Mode = MonitorMode.Source });
        lab.Ports[monitor].Apply(PortSettings.Default with { Mode = MonitorMode.Destination });
        var mirrored = lab.Send(source, peer);
        lab.Ports[source].Apply(PortSettings.Default);
        lab.Send(source, peer);

        Assert.That(lab.Sinks[monitor].Numbers, Is.EqualTo(new[] { mirrored }));
    }

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public void Destination_InAccessMode_SeesAnotherVlansCopiesOrNot(bool seesAll, int copies)
    {
        var lab = new TestSwitch(SwitchBehavior.Default with { AccessDestinationSeesAllVlans = seesAll });
        var ten = PortSettings.Default with { Vlan = new PortVlan(PortVlanMode.Access, 10, 0, []) };
        var (source, peer) = (lab.Add(ten with { Mode = MonitorMode.Source }), lab.Add(ten));
        var monitor = lab.Add(PortSettings.Default with
        {
            Mode = MonitorMode.Destination, Vlan = new PortVlan(PortVlanMode.Access, 20, 0, []),
        });
        lab.Introduce();

        lab.Send(source, peer);

        Assert.That(lab.Sinks[monitor].Arrivals, Has.Count.EqualTo(copies));
    }
}
