using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Wsman.Injection;

namespace WacMirror.Soak.Labs;

/// <summary>Two clusters from one topology to which the same happens: WacMirror looks after the first and never hears of
/// the second.</summary>
internal sealed class TwinLabs(LabCluster watched, LabCluster twin, bool replacesVlans) : IAsyncDisposable
{
    /// <summary>As fast as a cluster may be: what matters is the order of things, not how long they take.</summary>
    private static readonly LabBehavior Quick = LabBehavior.Default with
    {
        JobDuration = TimeSpan.FromMilliseconds(10),
        MovePreparation = TimeSpan.FromMilliseconds(40),
        MoveBlackout = TimeSpan.FromMilliseconds(20),
        FailoverDelay = TimeSpan.FromMilliseconds(80),
    };

    public LabCluster Watched { get; } = watched;

    public LabCluster Twin { get; } = twin;

    /// <summary>Whether the nodes want a VLAN setting taken away before they accept another.</summary>
    public bool ReplacesVlans { get; } = replacesVlans;

    public static async Task<TwinLabs> StartAsync(int seed, CancellationToken cancellationToken)
    {
        var topology = SoakTopology.Create();
        // What no document settles about real nodes goes the one way or the other from seed to seed.
        var options = new LabOptions
        {
            Seed = seed,
            Behavior = Quick with
            {
                MoveRenewsSettingIds = (seed & 1) == 1,
                BatchIsAtomic = (seed & 2) == 2,
                VlanAcceptsModify = (seed & 4) == 0,
                MovingGroupIsPending = (seed & 8) == 0,
            },
        };
        var watched = await LabCluster.StartAsync(topology, options, cancellationToken);
        try
        {
            var twin = await LabCluster.StartAsync(topology, options, cancellationToken);
            return new TwinLabs(watched, twin, !options.Behavior.VlanAcceptsModify);
        }
        catch
        {
            await watched.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets the same happen to both. Who cannot is not counted: with an affinity rule of the one the places of
    /// machines differ, and then one of them may refuse.</summary>
    /// <returns>Whether it happened to the watched one.</returns>
    public async Task<bool> BothAsync(Func<LabCluster, Task> what)
    {
        var results = await Task.WhenAll(TryAsync(Watched, what), TryAsync(Twin, what));
        return results[0];
    }

    /// <summary>Somebody sets properties of a port in both.</summary>
    public Task<bool> EditAsync(string adapter, string className, params (string Name, CimValue Value)[] values) =>
        BothAsync(lab => lab.EditAsync(
            adapter,
            className,
            [.. values.Select(value => new CimProperty(value.Name, null, value.Value, value.Value is CimValue.List))]));

    /// <summary>Only the watched one's nodes are reached by anybody.</summary>
    public void SetFaults(string node, NodeFaults faults) => Watched.SetFaults(node, faults);

    public void LiftFaults()
    {
        foreach (var node in Watched.Nodes)
            Watched.SetFaults(node.Name, NodeFaults.None);
    }

    /// <summary>Adapters that lead to a switch, by id.</summary>
    public static ImmutableArray<(LabAdapterView Adapter, string Node, LabMachineView? Machine)> AdaptersOf(
        LabTopologyView view) =>
    [
        .. view.Nodes.SelectMany(node => node.Switches.SelectMany(item => item.Adapters)
            .Select(adapter => (adapter, node.Name, (LabMachineView?)null))),
        .. view.Machines.SelectMany(machine => machine.Adapters.Select(adapter => (adapter, machine.Node, (LabMachineView?)machine))),
    ];

    public async ValueTask DisposeAsync()
    {
        await Watched.DisposeAsync();
        await Twin.DisposeAsync();
    }

    private static async Task<bool> TryAsync(LabCluster lab, Func<LabCluster, Task> what)
    {
        try
        {
            await what(lab);
            return true;
        }
        catch (LabException)
        {
            return false;
        }
    }
}
