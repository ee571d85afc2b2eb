using System.Collections.Immutable;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Policies;

/// <summary>What is wrong with a policy only where it would be.</summary>
internal sealed class PolicyContextTests
{
    private static readonly Adapter Sql = Some.Nic(1, "SQL01");
    private static readonly Adapter Sensor = Some.Nic(2, "Sensor01");
    private static readonly Adapter Web = Some.Nic(3, "Web01");

    [Test]
    public void Policy_ThatMeetsNothing_IsFine() => Assert.That(Errors(Policy(1, "SQL*", "Sensor*")), Is.Empty);

    [Test]
    public void Cluster_ThatIsAnother_IsRefused() => Assert.That(
        Errors(Policy(1, "SQL*", "Sensor*") with { Cluster = "other" }), Is.EqualTo(new[] { "unknown-cluster cluster" }));

    [Test]
    public void Name_ThatAnotherPolicyHas_IsRefusedWithoutCase()
    {
        var other = Policy(2, "Web*", "Sensor*") with { Name = "POLICY 1" };
        Assert.Multiple(() =>
        {
            Assert.That(Errors(Policy(1, "SQL*", "Sensor*"), other), Is.EqualTo(new[] { "name-taken name" }));
            Assert.That(Errors(Policy(2, "SQL*", "Sensor*") with { Name = "Policy 1" }, other), Is.Empty, "its own");
        });
    }

    [Test]
    public void Group_ThatNothingMatchesNow_IsRefused()
    {
        var policy = Policy(1, "SQL*", "none*");
        var second = new DestinationGroup("second", policy.Destinations[0].Selector);
        Assert.Multiple(() =>
        {
            Assert.That(Errors(policy), Is.EqualTo(new[] { "empty-group destinations" }));
            Assert.That(
                Errors(Policy(1, "SQL*", "Sensor*") with { Destinations = [Policy(1, "a", "Sensor*").Destinations[0], second] }),
                Is.EqualTo(new[] { "empty-group destinations[1]" }));
        });
    }

    [Test]
    public void Destinations_ThatAreAllOfASwitch_AreRefused()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Errors(Policy(1, "SQL*", "*")), Is.EqualTo(new[] { "whole-switch destinations" }));
            Assert.That(Errors(Policy(1, "SQL*", "S*")), Is.Empty, "one is left");
        });
    }

    [Test]
    public void Collector_AloneOnItsSwitch_IsFine()
    {
        var tap = Sensor with { Switch = new VirtualSwitch(Some.Id(9001), "Tap", SwitchKind.Private) };
        Assert.That(
            PolicyChecks.Context(Policy(1, "SQL*", "Sensor*"), Context([], Sql, tap, Web)), Is.Empty);
    }

    [Test]
    public void Claims_ThatDiffer_AreRefusedWithPolicyAndAdapters()
    {
        var error = PolicyChecks.Context(Policy(1, "*", "Sensor*"), Context([Policy(2, "Sensor*", "Web*")], Sql, Sensor, Web));
        Assert.Multiple(() =>
        {
            Assert.That(error.Select(one => (one.Kind, one.Field)), Is.EqualTo(new[]
            {
                ("overlapping-claims", "sources"), ("overlapping-claims", "destinations"),
            }));
            Assert.That(error[0].Allowed, Does.Contain("'Policy 2'"));
            Assert.That(error[0].Value, Is.EqualTo($"Web01/Network Adapter ({Web.Id})"));
            Assert.That(error[1].Value, Is.EqualTo($"Sensor01/Network Adapter ({Sensor.Id})"));
        });
    }

    [Test]
    public void Claims_OfTheSameRole_AreSharedUnlessTheSessionDiffers()
    {
        var other = Policy(2, "SQL*", "Sensor*");
        Assert.Multiple(() =>
        {
            Assert.That(Errors(Policy(1, "SQL*", "Sensor*"), other), Is.Empty);
            Assert.That(Errors(Policy(1, "SQL*", "Sensor*"), other with { Session = 1 }), Has.Length.EqualTo(2));
        });
    }

    [Test]
    public void Claims_OfAPolicyThatClaimsNothing_DoNotMatter()
    {
        var (mine, other) = (Policy(1, "SQL*", "Sensor*"), Policy(2, "Sensor*", "SQL*"));
        Assert.Multiple(() =>
        {
            Assert.That(Errors(mine, other), Has.Length.EqualTo(2), "they do differ");
            Assert.That(Errors(mine, other with { Mode = PolicyMode.Observe }), Is.Empty);
            Assert.That(Errors(mine, other with { IsEnabled = false }), Is.Empty);
            Assert.That(Errors(mine, other with { ExpiresAt = Some.Moment }), Is.Empty);
            Assert.That(Errors(mine with { Mode = PolicyMode.Observe }, other), Is.Empty);
        });
    }

    [Test]
    public void Policy_ThatIsSwitchedOff_IsNeverRefusedForWhatItMatches() =>
        Assert.That(Errors(Policy(1, "SQL*", "none*") with { IsEnabled = false }), Is.Empty);

    [Test]
    public void Mistakes_OfEveryKind_AreToldAllAtOnce() => Assert.That(
        Errors(Policy(1, "*", "*") with { Cluster = "x" }, Policy(2, "SQL*", "none") with { Name = "policy 1" }),
        Is.EqualTo(new[]
        {
            "unknown-cluster cluster", "name-taken name", "whole-switch destinations", "overlapping-claims destinations",
        }));

    [Test]
    public void HandPolicy_OfOneSide_IsFineByItself()
    {
        var source = Policy(1, "x", "y") with
        {
            Name = $"hand:{Sql.Id}", Origin = PolicyOrigin.Hand, Sources = Selector.Only(Sql.Id), Destinations = [],
        };
        var destination = source with
        {
            Sources = Selector.Nothing, Destinations = [new DestinationGroup(DestinationGroup.Unnamed, Selector.Only(Sql.Id))],
        };
        Assert.Multiple(() =>
        {
            Assert.That(PolicyChecks.Document(source, Some.Moment), Is.Empty);
            Assert.That(PolicyChecks.Document(destination, Some.Moment), Is.Empty);
            Assert.That(
                PolicyChecks.Document(source with { Sources = Selector.Nothing }, Some.Moment).Select(error => error.Kind),
                Is.EqualTo(new[] { "empty-selector", "no-destinations" }));
        });
    }

    [Test]
    public void Colocation_OfWhatBelongsToNoMachine_IsAContradiction()
    {
        var policy = Policy(1, "x", "y") with
        {
            Colocate = Colocation.Hold, Sources = new Selector([new SelectorTerm { Kind = AdapterKind.Uplink }], []),
        };
        Assert.That(
            PolicyChecks.Document(policy, Some.Moment).Select(error => $"{error.Kind} {error.Field}"),
            Is.EqualTo(new[] { "contradiction colocate" }));
    }

    private static string[] Errors(MirrorPolicy policy, params MirrorPolicy[] others) =>
        [.. PolicyChecks.Context(policy, Context([.. others], Sql, Sensor, Web)).Select(error => $"{error.Kind} {error.Field}")];

    private static PolicyContext Context(ImmutableArray<MirrorPolicy> others, params Adapter[] adapters) => new(
        "lab",
        new ClusterSnapshot(adapters.ToImmutableSortedDictionary(one => one.Id, one => one)),
        others,
        Some.Moment);

    private static MirrorPolicy Policy(int number, string sources, string destinations) => new()
    {
        Id = Some.Id(number),
        Name = $"Policy {number}",
        Cluster = "lab",
        Mode = PolicyMode.Enforce,
        Sources = new Selector([new SelectorTerm { Vm = sources }], []),
        Destinations =
        [
            new DestinationGroup(DestinationGroup.Unnamed, new Selector([new SelectorTerm { Vm = destinations }], [])),
        ],
    };
}
