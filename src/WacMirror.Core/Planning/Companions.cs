using System.Collections.Immutable;
using WacMirror.Core.Reconciling;

namespace WacMirror.Core.Planning;

/// <summary>The cluster's groups of a policy's machines, which one affinity rule would keep on one node.</summary>
/// <param name="Groups">Their names, ascending.</param>
/// <param name="AreJoined">Whether a source's and a collector's are among them, and they are two or more.</param>
/// <param name="IsWhole">Whether no machine's group may still be unknown.</param>
internal sealed record Companions(ImmutableArray<string> Groups, bool AreJoined, bool IsWhole)
{
    public static Companions Of(PolicyCase policy, Survey survey)
    {
        var machines = survey.Seen.Machines;
        var isWhole = !machines.All.IsEmpty;
        var areAllKnown = machines.All.All(group => group.Vm is not null);
        SortedSet<string> Groups(int[] adapters)
        {
            var names = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var at in adapters)
                if (survey[at].Vm is not { } vm)
                    continue;
                else if (machines.Of(vm) is { } group)
                    names.Add(group.Name);
                else
                    isWhole &= areAllKnown;
            return names;
        }
        var sources = Groups(policy.Sources);
        var collectors = Groups(policy.Collectors);
        var areJoined = sources.Count > 0 && collectors.Count > 0;
        sources.UnionWith(collectors);
        return new Companions([.. sources], areJoined && sources.Count > 1, isWhole);
    }

    public AffinityRule ToRule(Guid policy) => new(AffinityName.Of(policy), AffinityKind.SameNode, Groups);

    /// <summary>Whether a rule that is there keeps them all together.</summary>
    public bool AreHeldBy(AffinityRule rule) =>
        rule is { Kind: AffinityKind.SameNode, IsEnabled: true }
        && Groups.All(group => rule.Groups.Contains(group, StringComparer.OrdinalIgnoreCase));
}
