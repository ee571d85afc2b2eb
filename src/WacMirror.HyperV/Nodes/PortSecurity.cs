using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Nodes;

/// <summary>Finds what a write needs on one node: a port's security setting, its connection, the template.</summary>
internal sealed class PortSecurity(ICimSession session, string node)
{
    // Read once for a batch of writes; it holds Hyper-V's defaults and does not change.
    private readonly Lazy<Task<CimObject>> template = new(() => ReadTemplateAsync(session, node));

    /// <summary>The whole setting; null when none is attached, which equals one with every default.</summary>
    public async Task<CimObject?> FindAsync(AdapterId adapter, CancellationToken cancellationToken)
    {
        var found = await SecuritySetting.Table.ReadAsync(
            session, node, query => query.WherePrefix("InstanceID", InstanceIds.PrefixOf(adapter)), cancellationToken);
        return found.MinBy(setting => setting.Text("InstanceID"), StringComparer.OrdinalIgnoreCase);
    }

    /// <exception cref="NodeException">The setting could not be read, or its mode is unknown.</exception>
    public RoleSetting RoleOf(CimObject? setting)
    {
        try
        {
            return setting is null ? RoleSetting.None : SecuritySetting.RoleOf(setting);
        }
        catch (CimFormatException error)
        {
            throw new NodeException(
                NodeFault.ProtocolViolation, node, $"Query {SecuritySetting.ClassName}", error.Message, error);
        }
    }

    /// <summary>The adapter's connection, as the node spells it.</summary>
    /// <exception cref="NodeException">There is none, or it could not be read.</exception>
    public async Task<CimPath> ConnectionAsync(Adapter adapter, CancellationToken cancellationToken)
    {
        var found = await ConnectionRow.Table.ReadAsync(
            session, node, query => query.WherePrefix("InstanceID", InstanceIds.PrefixOf(adapter.Id)), cancellationToken);
        return found.MinBy(row => row.InstanceId, StringComparer.OrdinalIgnoreCase) is { } connection
            ? CimPath.Of(
                CimNamespaces.Virtualization, ConnectionRow.ClassName, ("InstanceID", connection.InstanceId))
            : throw Missing(adapter);
    }

    private NodeException Missing(Adapter adapter) => adapter.HasConnection
        ? new NodeException(
            NodeFault.NotFound, node, "Set role", "the adapter is no longer on this node; its machine may have moved")
        : new NodeException(
            NodeFault.NotConnected, node, "Set role",
            "the adapter has no connection object; connect it to a virtual switch once, then set the role");

    /// <summary>A security setting with every default.</summary>
    public Task<CimObject> TemplateAsync() => template.Value;

    private static async Task<CimObject> ReadTemplateAsync(ICimSession session, string node)
    {
        var found = await SecuritySetting.Table.ReadAsync(
            session, node, query => query.WhereSuffix("InstanceID", SecuritySetting.TemplateSuffix), CancellationToken.None);
        return found is [var first, ..]
            ? first
            : throw new NodeException(
                NodeFault.OperationFailed, node, $"Query {SecuritySetting.ClassName}",
                "the node has no default security setting to start from; see whether its Hyper-V management is whole");
    }
}
