using System.Collections.Immutable;
using WacMirror.Core.Policies;
using WacMirror.Gateway.Configuration;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Gateway.Checks;

/// <summary>Says for every node of an entry what works and what to do about the rest. Changes nothing.</summary>
public sealed class ClusterCheck(INodeCredentials credentials, TimeProvider time)
{
    /// <summary>For one node, all steps together. Shorter, and a busy node is said not to work; longer, and whoever
    /// waits for the answer gives up before he reads that a node is off.</summary>
    public static readonly TimeSpan NodeDeadline = TimeSpan.FromSeconds(20);

    /// <summary>For one answer. Shorter fails a busy node; longer leaves no time for the steps after it.</summary>
    private static readonly TimeSpan OperationDeadline = TimeSpan.FromSeconds(10);

    /// <summary>Fewer, and a cluster of 64 nodes half of which are off takes minutes; more opens connections in a burst
    /// that security software takes for a scan.</summary>
    private const int NodesAtOnce = 16;

    public async Task<ClusterCheckReport> RunAsync(ClusterConfig config, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(config);
        NodeCredential credential;
        try
        {
            credential = credentials.Find(config);
        }
        catch (ConfigException error)
        {
            return WithoutCredential(config, error.Errors);
        }
        var endpoints = new NodeAddresses(config, credential).Listed;
        using var sessions = CimSessionPool.ByTransport(
            endpoints, time, SessionLimits.Default with { OperationDeadline = OperationDeadline });
        var checks = new NodeCheck[endpoints.Length];
        var known = new ImmutableArray<string>[endpoints.Length];
        await Parallel.ForAsync(
            0,
            endpoints.Length,
            new ParallelOptions { MaxDegreeOfParallelism = NodesAtOnce, CancellationToken = cancellationToken },
            async (at, token) =>
            {
                using var deadline = new CancellationTokenSource(NodeDeadline, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, token);
                var run = new NodeCheckRun(endpoints[at], config.Kind, sessions, time);
                checks[at] = await run.RunAsync(either.Token);
                known[at] = run.ClusterNodes;
            });
        cancellationToken.ThrowIfCancellationRequested();
        // The cluster says HV01 of what may be listed as hv01.example.net.
        var listed = config.Nodes.SelectMany(node => (string[])[node.Name, node.Name.Split('.')[0]]);
        return new ClusterCheckReport(config.Id, config.Name, [.. checks],
        [
            .. known.SelectMany(names => names)
                .Except(listed, StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.OrdinalIgnoreCase),
        ]);
    }

    private static ClusterCheckReport WithoutCredential(ClusterConfig config, ImmutableArray<FieldError> errors) => new(
        config.Id,
        config.Name,
        [
            .. config.Nodes.Select(node => new NodeCheck(node.Name, node.Address ?? node.Name, "nobody",
                [CheckStep.Fails("credential", string.Join(' ', errors), "Put the account where the entry says it is.")])),
        ],
        []);
}
