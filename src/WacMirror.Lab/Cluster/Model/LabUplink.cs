using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Cluster.Model;

/// <summary>The physical side of an external switch.</summary>
internal sealed class LabUplink(LabModel model, LabSwitch virtualSwitch, Guid id, string mac)
    : LabConnection(
        model,
        virtualSwitch.Id,
        id,
        $@"Microsoft:{virtualSwitch.Id.Upper()}\{id.Upper()}",
        $"{virtualSwitch.Name}_External")
{
    public override string Mac { get; } = mac;

    public override bool BelongsToMachine => false;

    public override LabSwitch Switch { get; } = virtualSwitch;

    /// <summary>A physical cable carries every VLAN unless a setting says otherwise, and is a source only where the
    /// switch lets it be one.</summary>
    public override PortSettings PortSettings
    {
        get
        {
            var settings = Settings.ContainsKey(FeatureDefinition.Vlan)
                ? base.PortSettings
                : base.PortSettings with { Vlan = PortVlan.AllVlans };
            return settings.Mode == MonitorMode.Source && Model.Behavior.UplinkMirrorNeedsCapture && !Switch.Captures
                ? settings with { Mode = MonitorMode.None }
                : settings;
        }
    }
}
