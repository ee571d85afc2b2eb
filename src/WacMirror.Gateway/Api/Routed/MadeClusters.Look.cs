using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using WacMirror.Gateway.Engine;

namespace WacMirror.Gateway.Api.Routed;

/// <summary>The first look at a cluster that was made.</summary>
internal sealed partial class MadeClusters
{
    /// <summary>A failure is told in the log and leaves both clusters, so that no task ends unobserved.</summary>
    private async Task<string> LookAsync(string node, IClusterEngine engine)
    {
        try
        {
            // Again where the other went meanwhile: to a third one, say, that holds these nodes too.
            while (await OverlapAsync(engine) is { } other)
                if (Yield(node, other) is { } stays)
                {
                    await EndAsync(engine);
                    return await stays;
                }
        }
        catch (Exception error)
        {
            LogLookFailed(logger, error, engine.Definition.Id);
        }
        return engine.Definition.Id;
    }

    /// <summary>The cluster that turns out to hold a new one's nodes: a configured one, or else one of ours that answered
    /// before. One that is silent is no home for nodes that answer.</summary>
    private async Task<IClusterEngine?> OverlapAsync(IClusterEngine engine)
    {
        if (!await AnswersAsync(engine))
            return null;
        var nodes = (await engine.StatusAsync(stop.Token)).Nodes;
        foreach (var other in Homes(engine, mayBeOne: nodes.Any(node => node.Cluster is not null)))
            if ((await other.StatusAsync(stop.Token)).Nodes
                .Any(known => nodes.Any(node => NodeNames.AreSame(node.Name, known.Name))))
                return other;
        return null;
    }

    /// <summary>The clusters that one of ours yields to, the configured ones first. Of ours, only those that answered before:
    /// no two yield to, or wait for, each other.</summary>
    private ImmutableArray<IClusterEngine> Homes(IClusterEngine engine, bool mayBeOne)
    {
        lock (gate)
        {
            if (mayBeOne && !answered.Contains(engine) && ours.Exists(known => known.Engine == engine))
                answered = answered.Add(engine);
            return
            [
                .. roster.All.Where(other => other != engine && !ours.Exists(known => known.Engine == other)),
                .. answered.TakeWhile(other => other != engine),
            ];
        }
    }

    /// <summary>Has a node's name stand for a cluster; null where that one has gone.</summary>
    private Task<string>? Yield(string node, IClusterEngine other)
    {
        lock (gate)
        {
            if (!IsThere(other))
                return null;
            foreach (var (name, stayed) in aliases)
                if (!IsThere(stayed))
                    aliases.Remove(name);
            aliases[node] = other;
            return LookOf(other);
        }
    }

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
