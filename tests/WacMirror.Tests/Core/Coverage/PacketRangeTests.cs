using WacMirror.Core.Coverage;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Core.Coverage;

/// <summary>How a blind interval's packets are counted, by hand-made cases.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class PacketRangeTests
{
    private readonly CoverageBench bench = new();
    private Adapter source = null!;
    private Adapter collector = null!;

    [SetUp]
    public void Begin()
    {
        (source, collector) = (bench.Source(1), bench.Collector(2));
        bench.Add(9, node: "HV02");
        bench.Watch([source], collector);
        Carry(5);
        bench.Read();
        bench.Judge();
    }

    /// <summary>A hundred packets a second, both directions together.</summary>
    private void Carry(int seconds) => bench.Rounds(seconds, () =>
    {
        bench.Carry(source, sent: 60, received: 40);
        bench.Carry(collector, received: 100);
    });

    [Test]
    public void LongBlindness_BetweenReadings_IsCountedClosely()
    {
        bench.Read();
        bench.Move(collector, "HV02");
        bench.Judge();
        for (var i = 0; i < 4; i++)
        {
            Carry(15);
            bench.Read();
        }
        Carry(1);
        bench.Move(collector, "HV01");
        bench.Judge();
        Carry(5);
        Assert.That(bench.Interval.Packets, Is.EqualTo(new PacketRange(5800, 6300)), "6,100 were carried");
    }

    [Test]
    public void SourceThatMoved_CountsEverythingSinceItsArrival()
    {
        Carry(30);
        bench.Move(source, "HV02");
        bench.Read("HV02");
        Carry(2);
        bench.Change(bench.Collector(3, "HV02"), found => found);
        bench.Watch([source], collector, bench.Collector(3, "HV02"));
        bench.Judge();
        Assert.That(bench.Interval.Packets!.Value.High, Is.GreaterThanOrEqualTo(200).And.LessThan(500), "provisional");
        Carry(4);
        Assert.That(bench.Interval.Packets, Is.EqualTo(new PacketRange(0, 400)), "200 were carried blind");
    }

    [Test]
    public void ShortBlindness_BetweenTwoReadings_IsNothingAtLeast()
    {
        bench.Read();
        Carry(3);
        bench.Move(collector, "HV02");
        bench.Judge();
        Carry(1);
        bench.Move(collector, "HV01");
        bench.Judge();
        Carry(5);
        Assert.That(bench.Interval.Packets, Is.EqualTo(new PacketRange(0, 600)), "from the last reading that showed copies on");
    }

    [Test]
    public void NumberOfTheOldNode_ThatIsShownAfterTheMove_IsNotTaken()
    {
        Carry(20);
        bench.Change(source, found => found with { Node = "HV02", Switch = CoverageBench.SwitchOf("HV02") });
        Carry(2);
        Assert.That(bench.Interval.Packets?.High ?? 0, Is.LessThan(500), "2,700 are the old node's");
    }

    [Test]
    public void Blindness_AcrossAMove_CountsBothNodesAndTheTimeBetween()
    {
        bench.Read();
        bench.Move(collector, "HV03");
        bench.Read("HV03");
        bench.Judge();
        Carry(10);
        bench.Move(source, "HV02");
        bench.Read("HV02");
        Carry(10);
        bench.Move(source, "HV03");
        bench.Read("HV03");
        Carry(5);
        var packets = bench.Interval.Packets!.Value;
        Assert.That(packets.Low, Is.LessThanOrEqualTo(2000));
        Assert.That(packets.High, Is.GreaterThanOrEqualTo(2000).And.LessThan(3000));
    }

    [Test]
    public void Blindness_WithoutAnySample_HasNoRange()
    {
        var late = bench.Add(7);
        bench.Watch([source, late], collector);
        bench.Judge();
        Assert.That(bench.Interval.Packets, Is.Null);
    }

    [Test]
    public void SilentSource_CarriesNothing()
    {
        bench.Read();
        bench.Move(collector, "HV02");
        bench.Judge();
        bench.Rounds(20, () => bench.Read());
        bench.Move(collector, "HV01");
        bench.Rounds(6, () => bench.Read());
        Assert.That(bench.Interval.Packets, Is.EqualTo(new PacketRange(0, 0)));
    }
}
