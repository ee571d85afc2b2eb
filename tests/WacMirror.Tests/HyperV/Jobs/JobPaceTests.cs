using WacMirror.HyperV.Jobs;

namespace WacMirror.Tests.HyperV.Jobs;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class JobPaceTests
{
    private readonly JobPace pace = new();

    [Test]
    public void Pace_OfJobsThatNobodySaw_IsTheShortest() => Assert.That(pace.First, Is.EqualTo(Ms(50)));

    [Test]
    public void Job_ThatStillRanAtTheFirstLook_PutsTheNextLookBehindThat()
    {
        pace.Learn(Ms(50), Ms(150));
        Assert.That(pace.First, Is.EqualTo(Ms(100)));
    }

    [Test]
    public void Jobs_ThatHadEndedAtTheFirstLook_BringTheNextCloserButNotToWhereOneStillRan()
    {
        pace.Learn(Ms(100), Ms(200));
        foreach (var _ in Enumerable.Range(0, 20))
            pace.Learn(TimeSpan.Zero, pace.First);
        Assert.That(pace.First, Is.InRange(Ms(100), Ms(110)));
    }

    [Test]
    public void Jobs_ThatBecomeQuicker_AreLookedAtSoonerInTheEnd()
    {
        pace.Learn(Ms(200), Ms(300));
        foreach (var _ in Enumerable.Range(0, 1000))
            pace.Learn(TimeSpan.Zero, pace.First);
        Assert.That(pace.First, Is.EqualTo(Ms(50)));
    }

    [Test]
    public void Job_ThatTakesLong_IsNotWhatTheNextIsTakenFor()
    {
        pace.Learn(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(21));
        Assert.That(pace.First, Is.EqualTo(Ms(250)));
    }

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
