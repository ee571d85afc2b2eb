using System.Collections.Immutable;
using WacMirror.Core.Counters;

namespace WacMirror.Tests.Core.Counters;

internal sealed class RateCalculatorTests
{
    private static readonly Guid Nic = Guid.Parse("11111111-1111-1111-1111-111111111111");

    [Test]
    public void Rates_OfTwoReadings_UseTheNodesOwnClock()
    {
        var rates = RateCalculator.Rates(
            Sample(10_000, 1_000, new CounterValues(100, 50, 6_400, 3_200, 1, 2)),
            Sample(12_000, 1_000, new CounterValues(300, 60, 26_400, 4_200, 2, 4)));
        Assert.That(rates[Nic], Is.EqualTo(new AdapterRate(
            100, 5, 10_000, 500, 1.5, new CounterValues(300, 60, 26_400, 4_200, 2, 4))));
    }

    [Test]
    public void Rates_OfAFirstReading_AreZeroWithItsTotals()
    {
        var now = new CounterValues(7, 8, 9, 10, 11, 12);
        Assert.That(RateCalculator.Rates(null, Sample(1, 1, now))[Nic], Is.EqualTo(new AdapterRate(0, 0, 0, 0, 0, now)));
    }

    [Test]
    public void Rates_AfterAnyCounterWentDown_StartANewBaseline()
    {
        var rates = RateCalculator.Rates(
            Sample(10, 1, new CounterValues(1_000, 50, 64_000, 3_200, 0, 0)),
            Sample(11, 1, new CounterValues(3, 60, 192, 4_000, 0, 0)));
        Assert.That(rates[Nic].ReceivedPackets, Is.Zero);
        Assert.That(rates[Nic].SentPackets, Is.Zero);
        Assert.That(rates[Nic].Totals.ReceivedPackets, Is.EqualTo(3));
    }

    [TestCase(10ul, 1ul)]
    [TestCase(9ul, 1ul)]
    [TestCase(20ul, 0ul)]
    [TestCase(20ul, 2ul)]
    public void Rates_WhenTheClockStoodWentBackOrChanged_AreZero(ulong ticks, ulong frequency)
    {
        var rates = RateCalculator.Rates(
            Sample(10, 1, new CounterValues(1, 1, 1, 1, 0, 0)), Sample(ticks, frequency, new CounterValues(9, 9, 9, 9, 0, 0)));
        Assert.That(rates[Nic].ReceivedPackets, Is.Zero);
    }

    [Test]
    public void Rates_OfANicThatIsGone_AreGone()
    {
        var later = new NodeSample("HV01", ImmutableDictionary<Guid, CounterReading>.Empty);
        Assert.That(RateCalculator.Rates(Sample(10, 1, default), later), Is.Empty);
    }

    private static NodeSample Sample(ulong ticks, ulong frequency, CounterValues values) =>
        new("HV01", ImmutableDictionary<Guid, CounterReading>.Empty.Add(Nic, new CounterReading(ticks, frequency, values)));
}
