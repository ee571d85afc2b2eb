using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage.Reaching;

/// <summary>What a machine's state means for the ports of its NICs.</summary>
internal static class Machines
{
    /// <summary>Whether the machine sends nothing because it is off. A paused one still has its port, and goes on.</summary>
    public static bool IsOff(Adapter adapter) => adapter.Vm is { } vm && vm.State switch
    {
        VmState.Off or VmState.Saved => true,
        VmState.Running or VmState.Paused => false,
        _ => adapter.PortId is null,
    };

    /// <summary>Whether somebody in it reads what the port gets.</summary>
    public static bool Listens(Adapter adapter) => adapter.Vm?.State != VmState.Paused && !IsOff(adapter);
}
