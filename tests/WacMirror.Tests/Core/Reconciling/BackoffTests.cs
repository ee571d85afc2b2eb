using WacMirror.Core.Reconciling;

namespace WacMirror.Tests.Core.Reconciling;

internal sealed class BackoffTests
{
    [Test]
    public void Pause_DoublesUntilItIsLongEnough() => Assert.That(
        new[] { 1, 2, 3, 4, 9, 1000 }.Select(failures => Backoff.After(failures, 0.5).TotalSeconds),
        Is.EqualTo(new[] { 2d, 4, 8, 16, 300, 300 }));

    [TestCase(0, 6)]
    [TestCase(1, 10)]
    public void Pause_IsSpreadByChance(double chance, double seconds) =>
        Assert.That(Backoff.After(3, chance).TotalSeconds, Is.EqualTo(seconds));
}
