using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Failover;

/// <summary>States of groups; a resource's differ by two.</summary>
internal static class FailoverState
{
    public const ulong Online = 0;
    public const ulong Offline = 1;
    public const ulong Pending = 4;

    public static ulong Of(LabVm vm) =>
        vm.MovesTo is not null && vm.Node.Model.Behavior.MovingGroupIsPending ? Pending
        : vm.IsRunning ? Online
        : Offline;

    /// <summary>The state of the machine's resource: 2 online, 3 offline, 129 pending.</summary>
    public static ulong OfResource(LabVm vm) => Of(vm) switch
    {
        Online => 2,
        Offline => 3,
        _ => 129,
    };
}
