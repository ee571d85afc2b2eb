using System.Collections.Immutable;
using WacMirror.Host.Probe;

namespace WacMirror.Tests.Host.Probe;

internal sealed class CopyRatioTests
{
    [TestCase(10_000, new long[] { 9_900 }, "Confirmed")]
    [TestCase(10_000, new long[] { 9_900, 8_500 }, "Confirmed")]
    [TestCase(10_000, new long[] { 20 }, "Contradicted")]
    [TestCase(10_000, new long[] { 20, 5_000 }, "NotDecidable")]
    [TestCase(999, new long[] { 999 }, "NotDecidable")]
    [TestCase(10_000, new long[0], "NotDecidable")]
    public void Counted_ByWhatDestinationsReceived_IsJudged(long moved, long[] received, string verdict) =>
        Assert.That(CopyRatio.Counted(moved, received.ToImmutableArray()).ToString(), Is.EqualTo(verdict));

    [TestCase(10_000, new long[] { 9_900, 9_800 }, "Confirmed")]
    [TestCase(10_000, new long[] { 9_900, 10 }, "Contradicted")]
    [TestCase(10_000, new long[] { 10, 10 }, "NotDecidable")]
    [TestCase(10_000, new long[] { 9_900 }, "NotDecidable")]
    public void ToAll_ByWhatEachReceived_IsJudged(long moved, long[] received, string verdict) =>
        Assert.That(CopyRatio.ToAll(moved, received.ToImmutableArray()).ToString(), Is.EqualTo(verdict));

    [TestCase(5000, 10, 5003, 12, "Confirmed")]
    [TestCase(5000, 10, 12, 5003, "Contradicted")]
    [TestCase(5000, 4900, 5000, 4900, "NotDecidable")]
    [TestCase(50, 1, 50, 1, "NotDecidable")]
    public void SameDirection_ByTheLargerSide_IsJudged(long nicIn, long nicOut, long portIn, long portOut, string verdict) =>
        Assert.That(CopyRatio.SameDirection((nicIn, nicOut), (portIn, portOut)).ToString(), Is.EqualTo(verdict));
}
