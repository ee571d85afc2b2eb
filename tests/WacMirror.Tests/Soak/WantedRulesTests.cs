using WacMirror.Soak.Oracle;

namespace WacMirror.Tests.Soak;

/// <summary>Which affinity rules the soak's oracle expects.</summary>
internal sealed class WantedRulesTests
{
    private static readonly SoakPolicy Policy = new(
        new Guid("c8425dd3-32da-4d18-8d8b-d8a95f03bc89"),
        "policy",
        new SoakSelector([new SoakTerm { Vm = "SQL*" }], []),
        [new SoakSelector([new SoakTerm { Vm = "WEB01" }], [])])
    {
        HoldsTogether = true,
    };

    [Test]
    public void Policy_WithSourcesAndACollectorOfTheCluster_WantsOneRuleOfThemAll()
    {
        var wanted = WantedRules.Of([Policy], [Adapter("SQL02"), Adapter("WEB01"), Adapter("SQL01"), Adapter("APP01")]);
        Assert.That(wanted, Has.Count.EqualTo(1));
        Assert.That(wanted["WacMirror c8425dd3"], Is.EqualTo("SameNode on SQL01,SQL02,WEB01"));
    }

    [Test]
    public void Policy_WhoseCollectorTheClusterDoesNotOwn_WantsNone() => Assert.That(
        WantedRules.Of([Policy], [Adapter("SQL01"), Adapter("SQL02"), Adapter("WEB01") with { Group = null }]), Is.Empty);

    [TestCase(false, true)]
    [TestCase(true, false)]
    public void Policy_ThatIsOffOrHoldsNothing_WantsNone(bool isEnabled, bool holds) => Assert.That(
        WantedRules.Of(
            [Policy with { IsEnabled = isEnabled, HoldsTogether = holds }], [Adapter("SQL01"), Adapter("WEB01")]),
        Is.Empty);

    [TestCase("WacMirror c8425dd3", true)]
    [TestCase("WacMirror sensors", false)]
    public void Rule_ByItsName_IsOwnOrAStrangers(string name, bool isOwn) => Assert.That(WantedRules.IsOwn(name), Is.EqualTo(isOwn));

    private static SeenAdapter Adapter(string vm) =>
        new(vm, "vm", "Network Adapter", vm, string.Empty, "running", "HV01", "Production", [0], [0]) { Group = vm };
}
