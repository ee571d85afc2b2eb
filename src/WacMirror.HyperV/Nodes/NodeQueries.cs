using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Classes;

namespace WacMirror.HyperV.Nodes;

/// <summary>The queries behind a node's snapshot, one for each class: all rows of the node, or those of one machine. The
/// classes of switches and of live ports cannot be narrowed to a machine and are read whole. The largest come first, so
/// that none is still at its beginning when the others have ended.</summary>
internal sealed class NodeQueries(QueryBatch batch, NodeParts parts, NodeScope scope)
{
    private readonly Guid? vm = scope is NodeScope.OneVm one ? one.Id : null;

    public void Start()
    {
        batch.Read(PortConnectionRow.Table, parts.Add);
        batch.Read(ConnectionRow.Table, parts.Add, OfVm);
        batch.Read(NicSettingRow.Synthetic, parts.Add, OfVm);
        batch.Read(OffloadSettingRow.Table, parts.Add, OfVm);
        batch.Read(SecuritySettingRow.Table, parts.Add, OfVm);
        batch.ReadOptional(OffloadDataRow.Table, parts.Add);
        batch.Read(VlanSettingRow.Table, parts.Add, OfVm);
        batch.Read(ComputerSystemRow.Table, parts.Add, Systems);
        batch.Read(VmSettingRow.Table, parts.Add, Settings);
        batch.Read(NicSettingRow.Emulated, parts.Add, OfVm);
        if (vm is not null)
            return;
        batch.Read(ExternalPortRow.Table, parts.Add);
        batch.ReadOptional(InternalPortRow.Table, parts.Add);
    }

    /// <summary>The switches and what they are set to.</summary>
    public void StartSwitches()
    {
        batch.Read(SwitchRow.Table, parts.Add);
        batch.ReadOptional(SwitchSettingRow.Table, parts.Add);
        batch.ReadOptional(SwitchExtensionRow.Table, parts.Add);
    }

    /// <summary>The connections of the switches themselves, which tell the switches' kinds. A reading of the whole node
    /// has them already; that of one machine knows only now what to ask for.</summary>
    public void StartKinds()
    {
        if (vm is not null && parts.Switches.Count > 0)
            batch.Read(ConnectionRow.Table, parts.Add, query => query.WhereAnyPrefix(
                "InstanceID", [.. parts.Switches.Keys.Order().Select(InstanceIds.PrefixOf)]));
    }

    private Wql OfVm(Wql query) => vm is { } id ? query.WherePrefix("InstanceID", InstanceIds.PrefixOf(id)) : query;

    private Wql Systems(Wql query) => vm is { } id ? query.WhereEquals("Name", InstanceIds.Text(id)) : query;

    private Wql Settings(Wql query) => vm is { } id
        ? query.WhereEquals("InstanceID", InstanceIds.PrefixOf(id).TrimEnd('\\'))
        : query.WhereAnyEquals("VirtualSystemType", VmSettingRow.Realized, VmSettingRow.Planned);
}
