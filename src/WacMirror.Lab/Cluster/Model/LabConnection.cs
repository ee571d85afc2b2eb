using System.Collections.Immutable;
using System.Globalization;
using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Switching;
using WacMirror.Lab.Topologies;

namespace WacMirror.Lab.Cluster.Model;

/// <summary>
/// An Msvm_EthernetPortAllocationSettingData: what joins a NIC to a switch and carries the port's settings. Mutable
/// members are read and written under the lab's gate.
/// </summary>
internal abstract class LabConnection(LabModel model, Guid owner, Guid id, string instanceId, string name)
{
    private int ports;
    private int settings;

    public LabModel Model { get; } = model;

    /// <summary>The machine, or the switch for management NICs and uplinks.</summary>
    public Guid Owner { get; } = owner;

    /// <summary>The NIC, or the allocation for management NICs and uplinks.</summary>
    public Guid Id { get; } = id;

    public string InstanceId { get; } = instanceId;

    public string Name { get; } = name;

    /// <summary>Names the adapter across the cluster, the same after a move.</summary>
    public string AdapterId { get; } = $"{owner:D}.{id:D}";

    /// <summary>Twelve upper-case hexadecimal digits.</summary>
    public abstract string Mac { get; }

    public virtual AddressDefinition? Address => null;

    /// <summary>Whether anything stands behind it that a port could be for.</summary>
    public virtual bool HasDevice => true;

    /// <summary>The switch on the node where the owner is; null for a NIC that was never connected.</summary>
    public abstract LabSwitch? Switch { get; }

    /// <summary>Whether the machine's configuration owns the connection, and not the switch's.</summary>
    public abstract bool BelongsToMachine { get; }

    public ImmutableDictionary<FeatureDefinition, FeatureSetting> Settings { get; private set; } =
        ImmutableDictionary<FeatureDefinition, FeatureSetting>.Empty;

    public LivePort? Live { get; private set; }

    /// <summary>What the settings come to in the data path.</summary>
    public virtual PortSettings PortSettings => FeaturePortSettings.Of(Settings);

    public FeatureSetting? this[FeatureDefinition definition] => Settings.GetValueOrDefault(definition);

    /// <summary>The setting's instance id below this connection.</summary>
    public string InstanceIdOf(FeatureSetting setting) =>
        $@"{InstanceId}\{setting.Definition.Id.Upper()}\{setting.Id.Upper()}";

    /// <summary>The kinds of settings that a hand has changed since the node last told of them.</summary>
    public HashSet<FeatureDefinition> Untold { get; } = [];

    public void Set(FeatureSetting setting) => Settings = Settings.SetItem(setting.Definition, setting);

    public void Remove(FeatureDefinition definition) => Settings = Settings.Remove(definition);

    /// <summary>Makes the port and gives the task that ends once frames pass. The gate is held, so that the fabric is
    /// told in the order in which the model changed.</summary>
    public Task Connect_NeedsLock()
    {
        if (Switch is null || !HasDevice || Live is not null)
            return Task.CompletedTask;
        var number = (++ports).ToString(CultureInfo.InvariantCulture);
        var id = LabIds.Of(Model.Name, "port", Switch.Node.Name, InstanceId, number);
        Live = new LivePort(id, Model.Time.GetTimestamp());
        return Model.DataPath.ConnectAsync(this, Live);
    }

    /// <inheritdoc cref="Connect_NeedsLock"/>
    public Task Disconnect_NeedsLock()
    {
        if (Live is not { } live)
            return Task.CompletedTask;
        Live = null;
        return Model.DataPath.DisconnectAsync(this, live);
    }

    /// <summary>Brings the data path in line with the settings.</summary>
    public Task Apply_NeedsLock() =>
        Live is { } live ? Model.DataPath.ApplyAsync(this, live) : Task.CompletedTask;

    /// <summary>An id for a setting that is added now.</summary>
    public Guid NewSettingId_NeedsLock(FeatureDefinition definition) => LabIds.Of(
        Model.Name, "setting", InstanceId, definition.ClassName, (++settings).ToString(CultureInfo.InvariantCulture));
}
