using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Api;
using WacMirror.Gateway.Api.Counters;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Api.Routed;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Security;

namespace WacMirror.Gateway.Live;

/// <summary>
/// Streams to the pane. A stream does not survive a reconnect: the client subscribes anew, and the first item is
/// whole again. Errors of arguments reach the client as "type: detail".
/// </summary>
public sealed class LiveHub(ClusterRoster roster, TimeProvider time) : Hub
{
    /// <summary>The rates of some adapters, or of all when none is named, after each round of readings.</summary>
    [Authorize(Permissions.ReadCounters)]
    public async IAsyncEnumerable<RateColumns> StreamRates(
        string cluster, string[] ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var engine = Find(cluster);
        var wanted = Checked(() => WantedAdapters.Parse(ids));
        await foreach (var table in engine.WatchRatesAsync(cancellationToken))
        {
            IEnumerable<AdapterId> shown = wanted.IsEmpty
                ? (await engine.StatusAsync(cancellationToken)).Snapshot.Adapters.Keys
                : wanted;
            yield return RateColumns.Of(table, shown);
        }
    }

    /// <summary>The cluster's nodes and adapters: everything first, then what changes.</summary>
    [Authorize(Permissions.ReadInventory)]
    public async IAsyncEnumerable<TopologyUpdate> StreamTopology(
        string cluster, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var engine = Find(cluster);
        ClusterStatus? before = null;
        await foreach (var now in engine.WatchStatusAsync(cancellationToken))
        {
            yield return TopologyUpdate.Between(before, now);
            before = now;
        }
    }

    /// <summary>The cluster's policies, their findings and their coverage: everything first, then what changes.</summary>
    [Authorize(Permissions.ReadPolicies)]
    public async IAsyncEnumerable<PolicyUpdate> StreamPolicies(
        string cluster, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var engine = Find(cluster);
        var delta = new PolicyDelta();
        await foreach (var board in engine.WatchPoliciesAsync(cancellationToken))
            yield return delta.Next(board, await engine.StatusAsync(cancellationToken), time.GetUtcNow());
    }

    /// <summary>The engine, if its cluster is there for whom the connection is.</summary>
    private IClusterEngine Find(string cluster) => Checked(() =>
    {
        Context.User!.MustSee(cluster);
        return roster.Find(cluster);
    });

    private static T Checked<T>(Func<T> argument)
    {
        try
        {
            return argument();
        }
        catch (ApiException error)
        {
            throw new HubException($"{error.Error.Type}: {error.Error.Detail}");
        }
    }
}
