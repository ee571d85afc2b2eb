using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Switching;

public sealed class LearningTests
{
    [Test]
    public void UnknownAddress_IsFloodedUntilItsStationSpeaks()
    {
        var lab = new TestSwitch();
        var (one, two, three) = (lab.Add(), lab.Add(), lab.Add());

        lab.Send(one, two);
        lab.Send(two, one);
        lab.Send(one, two);

        Assert.That(lab.Sinks[three].Arrivals, Has.Count.EqualTo(1));
        Assert.That(lab.Sinks[two].Arrivals, Has.Count.EqualTo(2));
        Assert.That(lab.Switch.FloodedPackets, Is.EqualTo(1));
        Assert.That(lab.Switch.LearnedAddresses, Is.EqualTo(2));
    }

    [Test]
    public void LearntAddress_IsForgottenAfterFiveMinutesOfSilence()
    {
        var lab = new TestSwitch();
        var (one, two, three) = (lab.Add(), lab.Add(), lab.Add());
        lab.Introduce();

        lab.Time.Advance(TimeSpan.FromSeconds(299));
        lab.Send(one, two);
        lab.Time.Advance(TimeSpan.FromSeconds(1));
        lab.Send(one, two);

        Assert.That(lab.Sinks[three].Arrivals, Has.Count.EqualTo(1));
        Assert.That(lab.Switch.LearnedAddresses, Is.EqualTo(1));
    }

    [Test]
    public void StationThatMoves_IsFoundWhereItSpokeLast()
    {
        var lab = new TestSwitch();
        var (old, fresh, peer) = (lab.Add(), lab.Add(), lab.Add());
        lab.Introduce();

        lab.Send(fresh, Stations.Everyone, from: old);
        lab.Sinks[old].Arrivals.Clear();
        lab.Sinks[fresh].Arrivals.Clear();
        lab.Send(peer, old);
        lab.Send(old, Stations.Everyone, from: old);
        lab.Send(peer, old);

        Assert.That(lab.Sinks[fresh].Arrivals, Has.Count.EqualTo(2), "the frame after the move, and the broadcast");
        Assert.That(lab.Sinks[old].Arrivals, Has.Count.EqualTo(1), "the frame after the move back");
    }

    [Test]
    public void Disconnect_ForgetsTheStationAndDropsWhatItHadQueued()
    {
        var lab = new TestSwitch();
        var (gone, peer, other) = (lab.Add(), lab.Add(), lab.Add());
        lab.Introduce();
        var port = lab.Ports[gone];

        lab.Queue(gone, peer);
        lab.Switch.Disconnect(port);
        lab.Switch.Disconnect(port);
        lab.Send(peer, gone);

        Assert.That(lab.Sinks[peer].Arrivals, Is.Empty);
        Assert.That(lab.Sinks[other].Arrivals, Has.Count.EqualTo(1), "flooded, for the address is unknown again");
        Assert.That(lab.Sinks[gone].Arrivals, Is.Empty);
        Assert.That(port.Counters.DroppedOutgoing[(int)DropReason.Disconnected], Is.EqualTo(1));
        Assert.That(port.IsConnected, Is.False);
        Assert.That(lab.Fabric.Pool.Outstanding, Is.Zero);
    }

    [Test]
    public void ManyAddresses_AreAllFound()
    {
        var lab = new TestSwitch();
        var (crowd, peer, other) = (lab.Add(), lab.Add(), lab.Add());
        for (var station = 10; station < 5010; station++)
            lab.Send(crowd, peer, from: station);
        lab.Send(peer, Stations.Everyone);
        lab.Sinks[other].Arrivals.Clear();

        for (var station = 10; station < 5010; station++)
            lab.Send(peer, station);

        Assert.That(lab.Sinks[other].Arrivals, Is.Empty);
        Assert.That(lab.Switch.LearnedAddresses, Is.EqualTo(5001));
    }

    [Test]
    public void AddressesBeyondTheLimit_AreNotLearnt()
    {
        const int First = 10;
        var lab = new TestSwitch();
        var (crowd, peer) = (lab.Add(), lab.Add());
        for (var station = First; station < First + AddressTable.MaxAddresses + 2; station++)
            lab.Send(crowd, peer, from: station);

        Assert.That(lab.Switch.LearnedAddresses, Is.EqualTo(AddressTable.MaxAddresses));
    }

    [Test]
    public void Connect_WithAPortIdInUse_IsRefused()
    {
        var lab = new TestSwitch();
        var port = lab.Ports[lab.Add()];

        Assert.That(
            () => lab.Switch.Connect(port.Id, PortSettings.Default, new RecordingSink()),
            Throws.ArgumentException.With.Message.Contains(port.Id.ToString()));
        Assert.That(lab.Switch.Ports, Has.Count.EqualTo(1));
    }
}
