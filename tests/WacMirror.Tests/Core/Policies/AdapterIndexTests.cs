using System.Collections.Immutable;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Policies;

internal sealed class AdapterIndexTests
{
    private static readonly Random Chance = new(4711);

    [Test]
    public void PositionOf_ChanceIds_FindsEveryOne() => FindsAll([.. Enumerable.Range(0, 1_000).Select(_ => AnyId())]);

    [Test]
    public void PositionOf_IdsThatBeginAlike_FindsEveryOne() =>
        FindsAll([.. Enumerable.Range(0, 100).Select(number => new AdapterId(new Guid(7, (short)number, 0, new byte[8]), Some.Id(1)))]);

    [Test]
    public void PositionOf_LeastAndGreatest_FindsBoth() =>
        FindsAll([default, new AdapterId(new Guid(Enumerable.Repeat(byte.MaxValue, 16).ToArray()), AnyId().Nic)]);

    [Test]
    public void PositionOf_Nothing_IsNone() =>
        Assert.That(AdapterIndex.Of(ClusterSnapshot.Empty).PositionOf(AnyId()), Is.EqualTo(-1));

    private static void FindsAll(AdapterId[] ids)
    {
        var index = AdapterIndex.Of(new ClusterSnapshot(
            ids.ToImmutableSortedDictionary(id => id, id => Some.Nic(1, "SQL01") with { Id = id })));
        var found = ids.Select(index.PositionOf).ToArray();
        var adapters = index.Adapters.ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(found.Select(at => adapters[at].Id), Is.EqualTo(ids));
            Assert.That(index.PositionOf(AnyId()), Is.EqualTo(-1));
        });
    }

    private static AdapterId AnyId()
    {
        var bytes = new byte[32];
        Chance.NextBytes(bytes);
        return new AdapterId(new Guid(bytes.AsSpan(0, 16)), new Guid(bytes.AsSpan(16)));
    }
}
