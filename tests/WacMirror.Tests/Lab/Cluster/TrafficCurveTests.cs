using FsCheck;
using FsCheck.Fluent;
using WacMirror.Lab.Cluster.DataPath;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Cluster;

public sealed class TrafficCurveTests
{
    [Test]
    public void Mix_FromOnePacketToTheNext_GrowsInOneKindAndFallsInNone()
    {
        var last = TrafficCurve.Mix(0, 100);
        for (ulong packets = 1; packets <= 1000; packets++)
        {
            var next = TrafficCurve.Mix(packets, 100);
            Assert.That(next.Packets, Is.EqualTo(packets));
            Assert.That(HasFallen(last, next), Is.False, $"packet {packets}");
            last = next;
        }
    }

    [Test]
    public void Counters_OverTime_FallInNoMember() => Prop.ForAll(
        ArbMap.Default.ArbFor<Guid>(),
        Gen.Choose(0, 1_000_000).Two().ToArbitrary(),
        (id, milliseconds) =>
        {
            var curve = new TrafficCurve(id);
            var (first, second) = milliseconds;
            var earlier = curve.SentAt(TimeSpan.FromMilliseconds(Math.Min(first, second)));
            var later = curve.SentAt(TimeSpan.FromMilliseconds(Math.Max(first, second)));
            return !HasFallen(earlier, later);
        }).QuickCheckThrowOnFailure();

    private static bool HasFallen(DirectionCounters from, DirectionCounters to) =>
        to.Bytes < from.Bytes || to.Directed < from.Directed || to.Multicast < from.Multicast
        || to.Broadcast < from.Broadcast;
}
