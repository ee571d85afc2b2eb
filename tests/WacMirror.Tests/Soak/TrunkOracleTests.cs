using System.Collections.Immutable;
using WacMirror.Soak.Oracle;

namespace WacMirror.Tests.Soak;

/// <summary>What the soak's oracle says of collectors' VLANs, in histories whose end is plain to a reader.</summary>
internal sealed class TrunkOracleTests
{
    private const string Access20 = "1/20/0/";
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    [Test]
    public void Collector_SourceOnAnotherVlan_PassesBoth()
    {
        var trunk = Of(Access20);
        trunk.Follow(Needs("10"));
        Assert.That(Allowed(trunk), Is.EqualTo((string[])["2/0/0/10,20"]));
    }

    [Test]
    public void Collector_SourceOnItsOwnVlan_IsLeft()
    {
        var trunk = Of(Access20);
        trunk.Follow(Needs("20"));
        Assert.That((Allowed(trunk), trunk.MayBeOwned), Is.EqualTo(((string[])[Access20], false)));
    }

    [Test]
    public void HeldTrunk_SourceLeavesAndAnotherComes_PassesWhatItPassed()
    {
        var trunk = Held();
        trunk.Follow(Needs());
        Assert.That(Allowed(trunk), Is.EqualTo((string[])["2/0/0/10,20"]));
        trunk.Observe("2/0/0/10,20");
        trunk.Follow(Needs("20", "30"));
        Assert.That(Allowed(trunk), Is.EqualTo((string[])["2/0/0/10,20,30"]));
    }

    [Test]
    public void HeldTrunk_AnotherPolicyWhoseSourcesPassedBefore_DoesNotKeepIt()
    {
        var trunk = Held();
        trunk.Follow(new TrunkWant([new TrunkNeed("b", ["20"])]));
        Assert.That(Allowed(trunk), Is.EqualTo((string[])[Access20]));
    }

    [Test]
    public void HeldTrunk_StrangerChangesIt_IsRepairedAndInTheEndAsBefore()
    {
        var trunk = Held();
        trunk.Edit("1/30/0/", Now);
        Assert.That(Allowed(trunk), Is.EqualTo((string[])["2/0/0/10,20"]));
        trunk.Observe("2/30/0/10,20");
        trunk.Follow(Want.Nothing);
        Assert.That((Allowed(trunk), trunk.Twin), Is.EqualTo(((string[])[Access20], Access20)));
    }

    [Test]
    public void HeldTrunk_StrangerChangesItAndItEnds_IsRestoredFirstOrLeft()
    {
        var trunk = Held();
        trunk.Edit("1/30/0/", Now);
        trunk.Follow(Want.Nothing);
        Assert.That(Allowed(trunk), Is.EqualTo((string[])[Access20, "1/30/0/"]));
    }

    [Test]
    public void Replacement_NodeFallsSilentOnTheWay_MayHaveLeftNothing()
    {
        var trunk = new SettingOracle(new SettingRules(SettingKind.Trunk with { IsReplaced = true }), Access20);
        trunk.Follow(Needs("10"));
        Assert.That(
            trunk.Settle(canAct: false, Now, overwrites: false).Select(state => state.Value).Distinct().Order(StringComparer.Ordinal),
            Is.EqualTo((string[])[TrunkText.Untagged, Access20, "2/0/0/10,20"]));
        trunk.Observe(TrunkText.Untagged);
        Assert.That(Allowed(trunk), Is.EqualTo((string[])["2/0/0/10,20"]));
    }

    [Test]
    public void TwoAnswers_OneOfThemFound_IsRight()
    {
        var trunk = Of(Access20);
        trunk.Follow(Needs("10"), Want.Nothing);
        Assert.That(Allowed(trunk), Is.EqualTo((string[])[Access20, "2/0/0/10,20"]));
    }

    private static SettingOracle Of(string value) => new(new SettingRules(SettingKind.Trunk), value);

    private static TrunkWant Needs(params ImmutableSortedSet<string> sources) => new([new TrunkNeed("a", sources)]);

    private static SettingOracle Held()
    {
        var trunk = Of(Access20);
        trunk.Follow(Needs("10"));
        trunk.Settle(canAct: true, Now, overwrites: false);
        trunk.Observe("2/20/0/10,20");
        return trunk;
    }

    private static string[] Allowed(SettingOracle trunk) =>
    [
        .. trunk.Settle(canAct: true, Now, overwrites: false)
            .Select(state => state.Value.StartsWith('2') ? TrunkText.TrunkOf(TrunkText.Passes(state.Value)) : state.Value)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];
}
