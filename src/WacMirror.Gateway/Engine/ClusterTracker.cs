using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>
/// Follows a failover cluster: asks who owns what, in time and when an event says so, has what changed read again, and
/// begins and ends workers as nodes join and leave. Events only say when to ask, and for which groups; what is true is the
/// answer, compared with the one before. What no event told of shows with the question for everything, which comes in
/// its time however many events there are.
/// </summary>
internal sealed partial class ClusterTracker : IDisposable
{
    /// <summary>From more groups than these on everything is asked: a drain moves a hundred at once. Fewer, and a burst
    /// of events costs the whole list; more, and WMI may refuse the query for its ORs.</summary>
    private const int GroupsApart = 16;

    private readonly ClusterDefinition definition;
    private readonly NodeWorkers workers;
    private readonly EngineOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Action changed;
    private readonly ChangeInbox inbox = new();
    private readonly OwnerQuestion question;
    private readonly GroupIdentifier identifier;
    private readonly ChangeListener? listener;
    private volatile ClusterView? view;
    private volatile bool hasNodes;
    private bool wasLost;
    private long askedAllAt;

    public ClusterTracker(
        ClusterDefinition definition,
        NodeWorkers workers,
        NodeSeams seams,
        EngineOptions options,
        TimeProvider time,
        ILogger logger,
        Action changed)
    {
        (this.definition, this.workers, this.options) = (definition, workers, options);
        (this.time, this.logger, this.changed) = (time, logger, changed);
        question = new OwnerQuestion(seams.Cluster, options, time, logger);
        identifier = new GroupIdentifier(seams.Cluster, options, time, logger, inbox.Wake);
        listener = seams.Changes is { } changes
            ? new ChangeListener(definition.Id, changes, inbox, WakeAll, options, time, logger)
            : null;
    }

    /// <summary>The cluster's last answer; null when it has not answered, or not any more.</summary>
    public ClusterView? View => view;

    /// <summary>Whether the cluster has ever said which nodes it has, or that there is no cluster.</summary>
    public bool HasNodes => hasNodes;

    /// <summary>Why no node answers for the cluster; null when one does.</summary>
    public NodeError? Error { get; private set; }

    /// <summary>Follows until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var listening = listener?.RunAsync(() => Candidates(silent: null), cancellationToken) ?? Task.CompletedTask;
        while (!cancellationToken.IsCancellationRequested)
        {
            var pause = await TryAskAsync(cancellationToken);
            var asked = time.GetTimestamp();
            await inbox.WaitAsync(
                pause, () => options.EventPause - time.GetElapsedTime(asked), time, cancellationToken);
        }
        await Task.WhenAll(listening, identifier.Running);
    }

    public void Dispose() => inbox.Dispose();

    /// <summary>Asks once.</summary>
    /// <returns>How long until the next time, when no event comes before.</returns>
    private async Task<TimeSpan> TryAskAsync(CancellationToken cancellationToken)
    {
        var (touched, isOnlyThem) = inbox.Take();
        try
        {
            var known = isOnlyThem ? ViewToAskFor(touched) : null;
            var answer = known is null ? null : await question.AskForAsync(known, touched, cancellationToken);
            var silent = answer is null ? known?.AskedNode : null;
            if (answer is null || HasLost(known!, answer, touched))
            {
                (answer, var error) = await question.AskAsync(Candidates(silent), cancellationToken);
                if (answer is null)
                    return Lose(error!);
                askedAllAt = time.GetTimestamp();
            }
            Take(answer, touched);
            identifier.Look(answer, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception error)
        {
            // A mistake of ours costs one question and is told.
            LogUnexpected(logger, error, definition.Id);
            return Interval;
        }
        var rest = UntilAll();
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    /// <summary>What is known, where asking for a few groups by name is enough.</summary>
    /// <returns>Null when everything has to be asked: nothing is known yet, or not any more, or it is due.</returns>
    private ClusterView? ViewToAskFor(ImmutableArray<string> groups) =>
        groups.Length <= GroupsApart && UntilAll() > TimeSpan.Zero ? view : null;

    /// <summary>Whether a group that was there is not any more: it may have another name by now, which only the question for
    /// everything tells.</summary>
    private static bool HasLost(ClusterView before, ClusterView now, ImmutableArray<string> groups) =>
        groups.Any(name => before.Machines[name] is not null && now.Machines[name] is null);

    private TimeSpan Interval => inbox.IsWatched ? options.WatchedOwnerInterval : options.OwnerInterval;

    private TimeSpan UntilAll() => Interval - time.GetElapsedTime(askedAllAt);

    /// <summary>The one that answered last, then those whose own readings succeed, then the others, and those of the
    /// definition in any case.</summary>
    /// <param name="silent">One that did not answer just now, and is asked again after all others only.</param>
    private ImmutableArray<string> Candidates(string? silent) =>
    [
        .. workers.All
            .OrderBy(worker => worker.Node == silent)
            .ThenByDescending(worker => worker.Node == view?.AskedNode)
            .ThenBy(worker => worker.Error is not null)
            .Select(worker => worker.Node)
            .Concat(definition.Nodes)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private TimeSpan Lose(NodeError error)
    {
        var isNews = view is not null || Error?.Fault != error.Fault;
        wasLost |= view is not null;
        hasNodes |= error.Fault == NodeFault.NotFound;
        (view, Error) = (null, error);
        if (isNews)
            changed();
        return error.Fault == NodeFault.NotFound ? options.NoClusterInterval : options.OwnerInterval;
    }

    private void Take(ClusterView now, ImmutableArray<string> touched)
    {
        var before = view;
        (view, Error) = (now, null);
        Follow(now);
        hasNodes = true;
        // After a time without answers nobody knows what changed.
        if (wasLost)
            WakeAll();
        wasLost = false;
        foreach (var dirty in before is null ? [] : GroupChanges.Between(before, now))
            Wake(dirty);
        foreach (var dirty in touched.Select(name => now.Machines[name]).OfType<MachineGroup>().SelectMany(GroupChanges.Of))
            Wake(dirty);
        if (before is null || !before.Nodes.SequenceEqual(now.Nodes)
            || !before.Machines.All.SequenceEqual(now.Machines.All))
            changed();
    }

    private void Follow(ClusterView now)
    {
        var (came, went) = workers.Follow([.. now.Nodes.Select(node => node.Name)]);
        foreach (var node in came)
            LogCame(logger, definition.Id, node);
        foreach (var node in went)
            LogWent(logger, definition.Id, node);
    }

    private void Wake(Dirty dirty)
    {
        if (dirty.Vm is { } vm)
            workers[dirty.Node]?.Wake(vm);
        else
            workers[dirty.Node]?.Wake();
    }

    private void WakeAll()
    {
        foreach (var worker in workers.All)
            worker.Wake();
    }

    [LoggerMessage(60, LogLevel.Information, "{Cluster}: {Node} is in the cluster and looked after")]
    private static partial void LogCame(ILogger logger, string cluster, string node);

    [LoggerMessage(61, LogLevel.Information, "{Cluster}: {Node} is not in the cluster any more")]
    private static partial void LogWent(ILogger logger, string cluster, string node);

    [LoggerMessage(62, LogLevel.Error, "A question to {Cluster} failed here")]
    private static partial void LogUnexpected(ILogger logger, Exception error, string cluster);
}
