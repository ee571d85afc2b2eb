using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using WacMirror.Gateway.Engine;

namespace WacMirror.Gateway.Api.Routed;

/// <summary>The first look at a cluster that was made.</summary>
internal sealed partial class MadeClusters
{
    /// <summary>A failure is told in the log and leaves both clusters, so that no task ends unobserved.</summary>
    private async Task<string> LookAsync(string node, string id)
    {
        try
        {
            if (await OverlapAsync(id) is not { } other)
                return id;
            lock (gate)
                aliases[node] = other;
            await EndAsync(id);
            return other;
        }
        catch (Exception error)
        {
            LogLookFailed(logger, error, id);
            return id;
        }
    }

    /// <summary>The cluster that turns out to hold a new one's nodes: a configured one, or else one of ours that answered
    /// before. One that is silent is no home for nodes that answer.</summary>
    private async Task<string?> OverlapAsync(string id)
    {
        var engine = Now().Engines.FirstOrDefault(known => known.Definition.Id == id);
        if (engine is null || !await AnswersAsync(engine))
            return null;
        var nodes = (await engine.StatusAsync(stop.Token)).Nodes;
        ImmutableArray<IClusterEngine> others;
        lock (gate)
        {
            others = [.. roster.All.Where(IsHome).OrderBy(other => answered.IndexOf(other.Definition.Id))];
            if (nodes.Any(node => node.Cluster is not null) && ours.Exists(known => known.Id == id))
                answered = answered.Add(id);
        }
        foreach (var other in others)
            if ((await other.StatusAsync(stop.Token)).Nodes
                .Any(known => nodes.Any(node => NodeNames.AreSame(node.Name, known.Name))))
                return other.Definition.Id;
        return null;
    }

    private bool IsHome(IClusterEngine engine) =>
        answered.Contains(engine.Definition.Id) || !ours.Exists(known => known.Id == engine.Definition.Id);

    /// <summary>Whether there is an answer, a refusal among them, before callers have waited long enough.</summary>
    private async Task<bool> AnswersAsync(IClusterEngine engine)
    {
        using var patience = new CancellationTokenSource(FirstAnswer, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop.Token);
        try
        {
            await foreach (var status in engine.WatchStatusAsync(either.Token))
                if (status.ClusterError is not null || status.Nodes.Any(node => node.Cluster is not null))
                    return true;
            return false;
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Cluster}: {Node} is in no configured cluster and is looked after by itself")]
    private static partial void LogMade(ILogger logger, string cluster, string node);

    [LoggerMessage(2, LogLevel.Error, "{Cluster}: the first look at it failed")]
    private static partial void LogLookFailed(ILogger logger, Exception error, string cluster);
}
