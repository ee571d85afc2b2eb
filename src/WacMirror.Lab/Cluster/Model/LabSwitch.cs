using System.Collections.Immutable;
using WacMirror.Lab.Topologies;

namespace WacMirror.Lab.Cluster.Model;

/// <summary>A virtual switch of one node.</summary>
internal sealed class LabSwitch
{
    public LabSwitch(LabModel model, LabNode node, SwitchDefinition definition)
    {
        Node = node;
        Name = definition.Name;
        Kind = definition.Kind;
        Id = LabIds.Of(model.Name, "switch", node.Name, Name);
        Extensions = LabExtension.NativeSet();
        if (Kind == SwitchDefinitionKind.External)
            Uplink = new LabUplink(model, this, LabIds.Of(model.Name, "uplink", node.Name, Name), MacOf(Id));
        if (definition.Management is { } management)
            ManagementNic = new LabManagementNic(
                model, this, LabIds.Of(model.Name, "management", node.Name, Name), management);
        if (definition.HasGhost)
            Ghost = new LabGhostNic(model, this, LabIds.Of(model.Name, "ghost", node.Name, Name));
    }

    public LabNode Node { get; }

    public string Name { get; }

    public SwitchDefinitionKind Kind { get; }

    /// <summary>Differs on every node for the same name, as on a real cluster.</summary>
    public Guid Id { get; }

    public LabUplink? Uplink { get; }

    public LabManagementNic? ManagementNic { get; }

    public LabGhostNic? Ghost { get; }

    public ImmutableArray<LabExtension> Extensions { get; }

    /// <summary>Whether its NDIS capture extension is on.</summary>
    public bool Captures => Extensions.Any(extension => extension is { IsNdisCapture: true, IsEnabled: true });

    /// <summary>Turns an extension on or off; the task ends once the data path has followed.</summary>
    public Task Enable_NeedsLock(LabExtension extension, bool enabled)
    {
        extension.IsEnabled = enabled;
        return extension.IsNdisCapture && Uplink is not null ? Uplink.Apply_NeedsLock() : Task.CompletedTask;
    }

    /// <summary>The connections that the switch's own configuration holds.</summary>
    public IEnumerable<LabConnection> OwnConnections
    {
        get
        {
            if (Uplink is not null)
                yield return Uplink;
            if (ManagementNic is not null)
                yield return ManagementNic;
            if (Ghost is not null)
                yield return Ghost;
        }
    }

    // A locally administered address: uplinks of a lab belong to no vendor.
    private static string MacOf(Guid id) => $"02{Convert.ToHexString(id.ToByteArray().AsSpan(0, 5))}";
}
