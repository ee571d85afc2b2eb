namespace WacMirror.Core.Topology;

/// <summary>What a switch port does in port mirroring. The numbers are those of
/// <c>Msvm_EthernetSwitchPortSecuritySettingData.MonitorMode</c>.</summary>
public enum MirrorRole
{
    None = 0,
    Destination = 1,
    Source = 2,
}
