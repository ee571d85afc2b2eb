namespace WacMirror.Core.Topology;

/// <summary>A machine's state, folded from <c>Msvm_ComputerSystem.EnabledState</c>.</summary>
public enum VmState
{
    Unknown,
    Running,
    Off,
    Paused,
    Saved,
    Starting,
    Stopping,
}
