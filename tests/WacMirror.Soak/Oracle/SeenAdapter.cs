using System.Collections.Immutable;

namespace WacMirror.Soak.Oracle;

/// <summary>An adapter as the lab shows it past every endpoint.</summary>
/// <param name="Id">Its id across the cluster.</param>
/// <param name="Kind">vm, management or uplink.</param>
/// <param name="Name">Its display name.</param>
/// <param name="Vm">Its machine's name; null where it belongs to none.</param>
/// <param name="Notes">The machine's notes.</param>
/// <param name="State">running or off; null where it belongs to no machine.</param>
/// <param name="Node">Where it is.</param>
/// <param name="Switch">The switch's name; null where it leads to none.</param>
/// <param name="Vlans">What its setting passes; 0 stands for untagged.</param>
/// <param name="Carries">The same, but for a cable that has no setting: that carries everything.</param>
internal sealed record SeenAdapter(
    string Id,
    string Kind,
    string Name,
    string? Vm,
    string Notes,
    string? State,
    string Node,
    string? Switch,
    ImmutableSortedSet<int> Vlans,
    ImmutableSortedSet<int> Carries)
{
    /// <summary>The cluster's group of its machine; null where the cluster does not own it.</summary>
    public string? Group { get; init; }
}
