using WacMirror.Lab.Wsman.Injection;
using WacMirror.Soak.Labs;
using WacMirror.Soak.Running;

namespace WacMirror.Soak.Operations;

/// <summary>Lets a node of the watched lab misbehave in every way that it can.</summary>
internal sealed class FaultDice(SoakWorld world)
{
    public Task SetAsync()
    {
        var node = SoakTopology.NodeName(world.Chance.Next(SoakTopology.Nodes) + 1);
        var faults = Throw();
        world.Note($"faults on {node}: {Describe(faults)}");
        world.Labs.SetFaults(node, faults);
        return Task.CompletedTask;
    }

    private NodeFaults Throw() => world.Chance.Next(8) switch
    {
        0 => new NodeFaults { RefusesConnections = true },
        1 => new NodeFaults
        {
            Latency = TimeSpan.FromMilliseconds(world.Chance.Next(150)),
            Jitter = TimeSpan.FromMilliseconds(world.Chance.Next(150)),
            Seed = world.Chance.Next(),
        },
        2 => new NodeFaults { Jobs = JobFault.ClaimsSuccess, JobTimes = world.Chance.Next(3) + 1 },
        3 => new NodeFaults { Jobs = JobFault.ClaimsFailure, JobTimes = world.Chance.Next(3) + 1 },
        4 => NodeFaults.Once(Effect(), world.Chance.Next(30)),
        5 => new NodeFaults { Rules = [new FaultRule(Effect()) { Operation = WireOperation.Invoke, Times = world.Chance.Next(3) + 1 }] },
        6 => new NodeFaults { Rules = [new FaultRule(Effect()) { ClassName = Class(), Times = world.Chance.Next(5) + 1 }] },
        // Whoever waits for these waits for the client's own deadline, so they are rare.
        _ => world.Toss(0.1)
            ? new NodeFaults { Rules = [new FaultRule(WireEffect.Hang) { Operation = WireOperation.Invoke, Times = 1 }] }
            : NodeFaults.Always(Effect()),
    };

    private WireEffect Effect() => world.Pick(
    [
        WireEffect.ResetBeforeWork, WireEffect.ResetAfterWork, WireEffect.ResetAfterWork, WireEffect.ResetInBody,
        WireEffect.ShortBody, WireEffect.CutChunk, WireEffect.CutText, WireEffect.Garbage, WireEffect.Unauthorized,
        WireEffect.Unavailable, WireEffect.Quota, WireEffect.TimedOut, WireEffect.AccessDenied,
    ]);

    private string Class() => world.Pick(
    [
        SeenAdapters.Security, "Msvm_EthernetPortAllocationSettingData", "Msvm_ComputerSystem", "MSCluster_ResourceGroup",
        "Msvm_ConcreteJob",
    ]);

    private static string Describe(NodeFaults faults) =>
        $"refuses {faults.RefusesConnections}, {faults.Latency}, jobs {faults.Jobs} {faults.JobTimes}, "
        + string.Join(' ', faults.Rules);
}
