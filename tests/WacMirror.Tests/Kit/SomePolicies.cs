using System.Collections.Immutable;
using WacMirror.Core.Coverage;
using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Tests.Kit;

/// <summary>Boards for tests: one policy of one source and one destination, with whatever a test adds.</summary>
internal static class SomePolicies
{
    public static MirrorPolicy Policy(int number, string name, Adapter source, Adapter destination) => new()
    {
        Id = Some.Id(number),
        Name = name,
        Cluster = "fake",
        Sources = Selector.Only(source.Id),
        Destinations = [new DestinationGroup(DestinationGroup.Unnamed, Selector.Only(destination.Id))],
        Mode = PolicyMode.Enforce,
        Revision = 3,
    };

    public static PolicyRevision Revision(MirrorPolicy policy, PolicyRollout? rollout = null) =>
        new(policy, rollout, IsEnded: false, "alice", Some.Moment);

    public static PolicyMembers Members(Adapter source, Adapter destination) => PolicyMembers.None with
    {
        Sources = [source.Id],
        Destinations = PolicyMembers.None.Destinations.Add(DestinationGroup.Unnamed, [destination.Id]),
    };

    /// <summary>A board of one policy that nothing has been done about yet.</summary>
    public static PolicyBoard Board(MirrorPolicy policy, Adapter source, Adapter destination) => PolicyBoard.Empty with
    {
        Revision = 1,
        Policies = [Revision(policy)],
        Plan = Plan.Empty with
        {
            Members = ImmutableDictionary<Guid, PolicyMembers>.Empty.Add(policy.Id, Members(source, destination)),
        },
        Coverage = Coverage(policy, Source(source)),
    };

    public static SourceCoverage Source(
        Adapter source, CoverageState state = CoverageState.Blind, BlindReason? reason = BlindReason.NoDestination) =>
        new(source.Id, source.Node, state, reason, Some.Moment);

    public static CoverageReport Coverage(MirrorPolicy policy, params SourceCoverage[] sources) => new(
        Some.Moment,
        ImmutableSortedDictionary<Guid, PolicyCoverage>.Empty.Add(policy.Id, new PolicyCoverage(
            policy.Id,
            sources.Length == 0 ? null : sources[0].State,
            [.. sources],
            sources.Where(source => source.Node is not null).DistinctBy(source => source.Node)
                .ToImmutableSortedDictionary(source => source.Node!, source => source.State))));

    public static PlanStep Step(Adapter adapter, MirrorRole role, params Guid[] claims) => new(
        role == MirrorRole.Source ? StepPhase.SourcesOn : StepPhase.DestinationsOn,
        adapter.Node,
        new SettingKey.Role(adapter.Id),
        new SettingValue.Role(RoleSetting.None),
        new SettingValue.Role(new RoleSetting(role)),
        [.. claims],
        StepReason.Apply);

    public static LedgerRow Row(int number, Adapter adapter, MirrorRole role, params Guid[] claims) => new(
        Some.Id(number),
        "fake",
        new SettingKey.Role(adapter.Id),
        new SettingValue.Role(RoleSetting.None, IsAbsent: true),
        new SettingValue.Role(new RoleSetting(role)),
        [.. claims],
        LedgerState.Held,
        1,
        adapter.Node,
        Some.Moment);
}
