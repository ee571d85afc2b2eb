using System.Collections.Immutable;

namespace WacMirror.Soak.Oracle;

/// <summary>A lab's cluster at one moment.</summary>
/// <param name="Adapters">Those that lead to a switch.</param>
/// <param name="Switches">Those with a capture extension.</param>
/// <param name="RoleOf">An adapter's role as its setting has it.</param>
/// <param name="TrunkOf">An adapter's VLAN setting.</param>
/// <param name="ExtensionOf">Whether a switch's capture extension is on.</param>
internal sealed record SeenCluster(
    ImmutableArray<SeenAdapter> Adapters,
    ImmutableArray<SeenSwitch> Switches,
    Func<string, string> RoleOf,
    Func<string, string> TrunkOf,
    Func<string, string> ExtensionOf)
{
    /// <summary>The cluster's affinity rules by name, as <see cref="WantedRules.TextOf"/> writes them.</summary>
    public ImmutableSortedDictionary<string, string> Rules { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>A virtual switch of one node.</summary>
/// <param name="Id">Differs on each node.</param>
/// <param name="Node">Where it is.</param>
/// <param name="Name">The same on each node.</param>
/// <param name="Uplinks">Its uplinks' ids.</param>
internal sealed record SeenSwitch(string Id, string Node, string Name, ImmutableArray<string> Uplinks)
{
    public const string On = "on";
}
