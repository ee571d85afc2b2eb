using System.Collections.Immutable;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;

namespace WacMirror.HyperV.Nodes;

/// <summary>
/// What was read of a node so far, row by row, in any order and from several queries at once. Rows of checkpoints and
/// templates come along, because a query cannot leave them out; the join does.
/// </summary>
public sealed class NodeParts
{
    private readonly object gate = new();
    private readonly Dictionary<AdapterId, AdapterDraft> drafts = [];

    internal IReadOnlyDictionary<AdapterId, AdapterDraft> Drafts => drafts;

    internal Dictionary<Guid, (string Name, VmState State)> Systems { get; } = [];

    /// <summary>The machines that are configured here, with their tags.</summary>
    internal Dictionary<Guid, ImmutableArray<string>> Tags { get; } = [];

    internal HashSet<Guid> Planned { get; } = [];

    internal Dictionary<Guid, string> Switches { get; } = [];

    internal Dictionary<Guid, SwitchSettingRow> SwitchSettings { get; } = [];

    internal List<SwitchExtensionRow> Extensions { get; } = [];

    internal HashSet<Guid> PortsPastTheSwitch { get; } = [];

    internal Dictionary<Guid, ExternalPortRow> PhysicalNics { get; } = [];

    internal List<InternalPortRow> ManagementNics { get; } = [];

    public void Add(ComputerSystemRow row)
    {
        lock (gate)
            if (row.Id is { } id)
                Systems.TryAdd(id, (row.ElementName, row.State));
    }

    public void Add(VmSettingRow row)
    {
        lock (gate)
            if (row.RealizedVm is { } here)
                Tags.TryAdd(here, NoteTags.Of(row.Notes));
            else if (row.PlannedVm is { } coming)
                Planned.Add(coming);
    }

    public void Add(NicSettingRow row)
    {
        lock (gate)
            Draft(row.InstanceId)?.Take(row);
    }

    public void Add(ConnectionRow row)
    {
        lock (gate)
            Draft(row.InstanceId)?.Take(row);
    }

    public void Add(PortConnectionRow row)
    {
        lock (gate)
            if (row.ConnectionId is { } connection)
                Draft(connection)?.Take(row);
    }

    public void Add(SecuritySettingRow row)
    {
        lock (gate)
            Draft(row.InstanceId)?.Take(row);
    }

    public void Add(VlanSettingRow row)
    {
        lock (gate)
            Draft(row.InstanceId)?.Take(row);
    }

    public void Add(OffloadSettingRow row)
    {
        lock (gate)
            Draft(row.InstanceId)?.Take(row);
    }

    public void Add(OffloadDataRow row)
    {
        lock (gate)
            if (row is { VfCarriesTraffic: true, Port: { } port })
                PortsPastTheSwitch.Add(port);
    }

    public void Add(SwitchRow row)
    {
        lock (gate)
            if (row.Id is { } id)
                Switches.TryAdd(id, row.Name);
    }

    public void Add(SwitchSettingRow row)
    {
        lock (gate)
            if (row.Switch is { } id)
                SwitchSettings.TryAdd(id, row);
    }

    public void Add(SwitchExtensionRow row)
    {
        lock (gate)
            Extensions.Add(row);
    }

    public void Add(ExternalPortRow row)
    {
        lock (gate)
            if (InstanceIds.Device(row.DeviceId) is { } device)
                PhysicalNics.TryAdd(device, row);
    }

    public void Add(InternalPortRow row)
    {
        lock (gate)
            ManagementNics.Add(row);
    }

    /// <summary>The draft that a setting belongs to; null for those of templates.</summary>
    private AdapterDraft? Draft(string instanceId)
    {
        if (InstanceIds.Adapter(instanceId) is not { } id)
            return null;
        if (!drafts.TryGetValue(id, out var draft))
            drafts.Add(id, draft = new AdapterDraft());
        return draft;
    }
}
