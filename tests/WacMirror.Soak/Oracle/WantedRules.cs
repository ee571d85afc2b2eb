using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace WacMirror.Soak.Oracle;

/// <summary>The affinity rules that policies want, straight from the definition: each policy that holds its machines
/// together wants one rule of all of them that the cluster owns, where there are a source's and a collector's among
/// them and they are two or more.</summary>
internal static partial class WantedRules
{
    /// <summary>By name; of the policies that write.</summary>
    public static ImmutableSortedDictionary<string, string> Of(
        IEnumerable<SoakPolicy> policies, IReadOnlyList<SeenAdapter> adapters)
    {
        var wanted = ImmutableSortedDictionary.CreateBuilder<string, string>();
        foreach (var policy in policies)
            if (policy is { IsEnabled: true, IsEnforced: true, HoldsTogether: true } && MachinesOf(policy, adapters) is { } machines)
                wanted.Add(NameOf(policy.Id), TextOf(machines));
        return wanted.ToImmutable();
    }

    /// <summary>The rule of a policy.</summary>
    public static string NameOf(Guid policy) => $"WacMirror {policy:N}"[..18];

    /// <summary>Whether a rule can be of a policy, by its name.</summary>
    public static bool IsOwn(string rule) => OwnName().IsMatch(rule);

    /// <summary>An enabled rule that keeps machines on one node.</summary>
    public static string TextOf(IEnumerable<string> machines) =>
        $"SameNode on {string.Join(',', machines.Order(StringComparer.Ordinal))}";

    /// <summary>Null where a rule would hold nothing together. Which source a canary is makes no difference.</summary>
    private static HashSet<string>? MachinesOf(SoakPolicy policy, IReadOnlyList<SeenAdapter> adapters)
    {
        bool IsDestination(SeenAdapter adapter) => policy.Groups.Any(group => TermMatch.Matches(group, adapter));
        var collectors = GroupsOf(adapters.Where(IsDestination));
        var sources = GroupsOf(adapters.Where(adapter => TermMatch.Matches(policy.Sources, adapter) && !IsDestination(adapter)));
        var isJoined = sources.Count > 0 && collectors.Count > 0;
        sources.UnionWith(collectors);
        return isJoined && sources.Count > 1 ? sources : null;
    }

    private static HashSet<string> GroupsOf(IEnumerable<SeenAdapter> adapters) =>
        [.. adapters.Select(adapter => adapter.Group).OfType<string>()];

    [GeneratedRegex("^WacMirror [0-9a-f]{8}$")]
    private static partial Regex OwnName();
}
