using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Policies;

internal sealed class MembershipTests
{
    private static readonly Adapter Sql = Some.Nic(1, "SQL01");
    private static readonly Adapter Sensor = Some.Nic(2, "Sensor01");
    private static readonly Adapter Web = Some.Nic(3, "Web01") with { Addresses = ["10.0.0.3"] };

    [Test]
    public void Members_OfBothSides_AreByTheirSelectors()
    {
        var members = Of(Policy(Vm("SQL*"), Vm("Sensor*")), null);
        Assert.Multiple(() =>
        {
            Assert.That(members.Sources, Is.EqualTo(new[] { Sql.Id }));
            Assert.That(members.Destinations["destinations"], Is.EqualTo(new[] { Sensor.Id }));
            Assert.That(members.Uncertain, Is.Empty);
        });
    }

    [Test]
    public void Adapter_MatchedByBothSides_IsADestinationOnly()
    {
        var members = Of(Policy(Vm("*"), Vm("Sensor*")), null);
        Assert.Multiple(() =>
        {
            Assert.That(members.Sources, Is.EqualTo(new[] { Sql.Id, Web.Id }));
            Assert.That(members.Destinations["destinations"], Is.EqualTo(new[] { Sensor.Id }));
        });
    }

    [Test]
    public void Group_ThatMatchesNothing_IsThereAndEmpty()
    {
        var policy = Policy(Vm("SQL*"), Vm("Sensor*"));
        policy = policy with { Destinations = policy.Destinations.Add(new DestinationGroup("second", Vm("none"))) };
        Assert.That(Of(policy, null).Destinations["second"], Is.Empty);
    }

    [Test]
    public void Address_NobodyReports_KeepsTheLastMembership()
    {
        var policy = Policy(In("10.0.0.0/8"), Vm("Sensor*"));
        var last = PolicyMembers.None with { Sources = [Sql.Id] };
        var members = Of(policy, last);
        Assert.Multiple(() =>
        {
            Assert.That(members.Sources, Is.EqualTo(new[] { Sql.Id, Web.Id }));
            Assert.That(members.Uncertain, Is.EqualTo(new[] { Sql.Id }));
        });
    }

    [Test]
    public void Address_NobodyReports_OfAnAdapterThatWasNoMember_DoesNotMakeItOne() =>
        Assert.That(Of(Policy(In("10.0.0.0/8"), Vm("none")), PolicyMembers.None, Claim(Sql, MirrorRole.Source)).Sources,
            Is.EqualTo(new[] { Web.Id }), "who remembers asks no ledger");

    [TestCase(MirrorRole.Source, true)]
    [TestCase(MirrorRole.Destination, false)]
    public void Address_NobodyReportsOrRemembers_IsByTheLedger(MirrorRole held, bool isMember) =>
        Assert.That(
            Of(Policy(In("10.0.0.0/8"), Vm("none")), null, Claim(Sql, held)).Sources.Contains(Sql.Id),
            Is.EqualTo(isMember));

    [Test]
    public void Collector_ThatIsKept_IsNoSource()
    {
        var policy = Policy(Vm("*"), In("10.9.0.0/16"));
        var members = Of(policy, null, Claim(Sql, MirrorRole.Destination));
        Assert.Multiple(() =>
        {
            Assert.That(members.Sources, Is.EqualTo(new[] { Sensor.Id, Web.Id }));
            Assert.That(members.Destinations["destinations"], Is.EqualTo(new[] { Sql.Id }));
            Assert.That(members.Uncertain, Is.EqualTo(new[] { Sql.Id, Sensor.Id }));
        });
    }

    [Test]
    public void Members_ThatDidNotChange_AreTheSameInstances()
    {
        var policy = Policy(Vm("SQL*"), Vm("Sensor*"));
        var first = Of(policy, null);
        var second = Of(policy, first);
        Assert.Multiple(() =>
        {
            Assert.That(second.Sources, Is.SameAs(first.Sources));
            Assert.That(second.Destinations["destinations"], Is.SameAs(first.Destinations["destinations"]));
        });
    }

    [Test]
    public void Claims_OfARowThatIsOver_AreNone()
    {
        var row = Row(Sql, MirrorRole.Source);
        Assert.Multiple(() =>
        {
            Assert.That(new LedgerClaims([row]).Holds(Some.Id(1), Sql.Id, MirrorRole.Source), Is.True);
            Assert.That(
                new LedgerClaims([row with { State = LedgerState.Released }]).Holds(Some.Id(1), Sql.Id, MirrorRole.Source),
                Is.False);
        });
    }

    [Test]
    public void Claims_OfAnOpenRow_AreForWhatIsIntended()
    {
        var none = new SettingValue.Role(RoleSetting.None);
        var row = Row(Sql, MirrorRole.Source);
        row = row with { State = LedgerState.Open, Applied = none, Intent = new LedgerIntent(none, row.Applied) };
        Assert.That(new LedgerClaims([row]).Holds(Some.Id(1), Sql.Id, MirrorRole.Source), Is.True);
    }

    private static PolicyMembers Of(MirrorPolicy policy, PolicyMembers? last, LedgerClaims? claims = null)
    {
        var adapters = new[] { Sql, Sensor, Web }.ToImmutableSortedDictionary(one => one.Id, one => one);
        return Membership.Of(policy, new ClusterSnapshot(adapters), last, claims ?? LedgerClaims.None);
    }

    private static LedgerClaims Claim(Adapter adapter, MirrorRole role) => new([Row(adapter, role)]);

    private static LedgerRow Row(Adapter adapter, MirrorRole role) => new(
        Some.Id(77), "lab", new SettingKey.Role(adapter.Id), new SettingValue.Role(RoleSetting.None),
        new SettingValue.Role(new RoleSetting(role)), [Some.Id(1)], LedgerState.Held, 1, adapter.Node, Some.Moment);

    private static Selector Vm(string pattern) => new([new SelectorTerm { Vm = pattern }], []);

    private static Selector In(string subnet) => new([new SelectorTerm { Subnet = new Subnet(subnet) }], []);

    private static MirrorPolicy Policy(Selector sources, Selector destinations) => new()
    {
        Id = Some.Id(1),
        Name = "Databases",
        Cluster = "lab",
        Sources = sources,
        Destinations = [new DestinationGroup(DestinationGroup.Unnamed, destinations)],
    };
}
