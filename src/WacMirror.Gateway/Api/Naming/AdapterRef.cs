using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Api.Naming;

/// <summary>An adapter that something else is about, with what people know it by. Everything but the id is null when no
/// node shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Machine">The machine's name; null for management NICs and uplinks.</param>
/// <param name="Adapter">Its own name.</param>
/// <param name="Kind">What it belongs to.</param>
/// <param name="Node">Where it is.</param>
/// <param name="Switch">The virtual switch's name; null when it leads to none.</param>
/// <param name="Role">The role it has.</param>
public sealed record AdapterRef(
    string Id,
    string? Machine = null,
    string? Adapter = null,
    AdapterKind? Kind = null,
    string? Node = null,
    string? Switch = null,
    MirrorRole? Role = null)
{
    public static AdapterRef Of(Adapter adapter)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        return new AdapterRef(
            adapter.Id.ToString(),
            adapter.Vm?.Name,
            adapter.Name,
            adapter.Kind,
            adapter.Node,
            adapter.Switch?.Name,
            adapter.Role.Role);
    }

    /// <summary>For people: the machine, and its adapter's name where that tells anything.</summary>
    public override string ToString() =>
        Adapter is null ? Id : Machine is null ? Adapter : $"{Machine}/{Adapter}";
}
