using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Jobs;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Features;

/// <summary>
/// Changes one kind of setting on many ports of a node: read, write whole objects, await the jobs, read back. When a call
/// with several settings is refused, what the read-back shows unchanged goes again in two halves, so that a bad
/// setting ends up alone with its own error and the others are written, whether or not the node takes back the good part
/// of a bad call. Nothing is sent again after a lost answer. A few settings are read back whenever their jobs are looked at,
/// so that what a job's end has left is known together with the end.
/// </summary>
internal sealed class FeatureWrite(
    ICimSession session, string node, TimeProvider time, FeatureKind kind, TemplateCache templates, JobPace pace)
{
    private readonly FeatureRead read = new(session, node, kind, templates);
    private readonly MethodBatch methods = new(session, node, time, pace);
    private readonly FeatureVerdict verdict = new(node, kind);

    /// <summary>Every change with its end, in the same order.</summary>
    /// <exception cref="NodeException">The first read failed; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before anything was written.</exception>
    public async Task<IReadOnlyList<FeatureItem>> RunAsync(
        IEnumerable<FeatureChange> changes, CancellationToken cancellationToken)
    {
        FeatureItem[] items = [.. changes.Select(change => new FeatureItem(change))];
        if (items.DistinctBy(item => item.Id).Count() < items.Length)
            throw new ArgumentException("An adapter stands twice in the batch.", nameof(changes));
        IReadOnlyList<IReadOnlyList<FeatureItem>> groups = [await FetchAsync(items, cancellationToken)];
        var calls = await PrepareAsync(groups, cancellationToken);
        while (calls.Count > 0)
        {
            var early = new EarlyReadBack(read, verdict, [.. calls.SelectMany(call => call.Items)]);
            var ends = await methods.RunAsync([.. calls.Select(call => call.Call)], early.Look, cancellationToken);
            if (!early.HasSettled(ends))
                await SettleAsync(calls, ends);
            groups = Again(calls, ends);
            // From here on something may have been written, whose end must not be lost.
            if (groups.Count == 0 || cancellationToken.IsCancellationRequested)
                break;
            try
            {
                HashSet<FeatureItem> open = [.. await FetchAsync([.. groups.SelectMany(group => group)], default)];
                groups = [.. groups.Select(group => group.Where(open.Contains).ToList())];
            }
            catch (NodeException)
            {
                // They keep the error of the call that they were part of.
                break;
            }
            calls = await PrepareAsync(groups, CancellationToken.None);
        }
        return items;
    }

    /// <summary>Reads what is there and returns the changes that need a write; the others are settled.</summary>
    private async Task<IReadOnlyList<FeatureItem>> FetchAsync(
        IReadOnlyList<FeatureItem> items, CancellationToken cancellationToken)
    {
        var (found, connections) = await AskAsync(items, cancellationToken);
        var open = new List<FeatureItem>();
        foreach (var item in items)
        {
            var setting = found.GetValueOrDefault(item.Id);
            item.Connection = setting is null ? connections.GetValueOrDefault(item.Id) : null;
            if (setting is null && item.Connection is null)
            {
                item.Fail(verdict.Missing(item.Change.Adapter));
                continue;
            }
            var isFirst = !item.IsBeforeKnown;
            item.Read(setting);
            var (isMet, error) = verdict.Of(item.Change, setting);
            // What is wanted and there at first was set by somebody else; later it can be a write of ours that ended late.
            if (isFirst || !isMet)
                error ??= verdict.Surprise(item.Change, setting);
            if (error is { Fault: NodeFault.Changed })
                item.Settle(setting, error);
            else if (error is not null)
                item.Fail(error);
            else if (isMet)
                item.Settle(setting, null);
            else
                open.Add(item);
        }
        return open;
    }

    /// <summary>The settings, and the connections of those without one: they are all that tells "every default" from "moved
    /// away meanwhile".</summary>
    private async Task<(Dictionary<AdapterId, CimObject> Settings, Dictionary<AdapterId, CimPath> Connections)> AskAsync(
        IReadOnlyList<FeatureItem> items, CancellationToken cancellationToken)
    {
        AdapterId[] all = [.. items.Select(item => item.Id)];
        AdapterId[] likely = [.. items.Where(item => item.Change.IsNew).Select(item => item.Id)];
        var settings = read.WholeAsync(all, cancellationToken);
        var connections = read.ConnectionsAsync(likely, cancellationToken);
        var template = likely.Length > 0 ? read.LookForTemplateAsync(all, cancellationToken) : Task.CompletedTask;
        await Task.WhenAll(settings, connections, template);
        var (found, known) = (await settings, await connections);
        foreach (var (id, connection) in await read.ConnectionsAsync(
            [.. all.Except(likely).Where(id => !found.ContainsKey(id))], cancellationToken))
            known[id] = connection;
        return (found, known);
    }

    private async Task<IReadOnlyList<FeatureCall>> PrepareAsync(
        IReadOnlyList<IReadOnlyList<FeatureItem>> groups, CancellationToken cancellationToken)
    {
        var calls = new List<FeatureCall>();
        foreach (var group in groups)
        {
            var modifies = new List<(FeatureItem, CimObject)>();
            foreach (var item in group)
            {
                try
                {
                    if (item.Change.Apply is not { } apply)
                        calls.Add(FeatureCalls.Remove(kind, item, item.Now!));
                    else if (item.Now is { } now)
                        modifies.Add((item, apply(now)));
                    else
                        calls.Add(FeatureCalls.Add(item, apply(await read.TemplateAsync(cancellationToken))));
                }
                catch (NodeException error)
                {
                    item.Settle(item.Now, error);
                }
                catch (CimFormatException error)
                {
                    item.Fail(verdict.Malformed(error));
                }
            }
            calls.AddRange(FeatureCalls.Modify(modifies));
        }
        return calls;
    }

    private async Task SettleAsync(IReadOnlyList<FeatureCall> calls, MethodEnd[] ends)
    {
        await ReadBackAsync(calls, ends);
        var doubtful = Enumerable.Range(0, calls.Count)
            .Where(at => ends[at].Unseen is not null && calls[at].Items.Any(item => item.Error is not null))
            .ToList();
        if (doubtful.Count == 0)
            return;
        await methods.ConfirmAsync(doubtful, [.. calls.Select(call => call.Call)], ends);
        await ReadBackAsync([.. doubtful.Select(at => calls[at])], [.. doubtful.Select(at => ends[at])]);
    }

    private async Task ReadBackAsync(IReadOnlyList<FeatureCall> calls, MethodEnd[] ends)
    {
        var pairs = calls.Zip(ends).SelectMany(pair =>
            pair.First.Items.Select(item => (Item: item, Call: pair.First, End: pair.Second))).ToList();
        try
        {
            var found = await read.BackAsync([.. pairs.Select(pair => pair.Item.Id)]);
            var connections = await read.ConnectionsAsync(
                [.. pairs.Select(pair => pair.Item.Id).Where(id => !found.ContainsKey(id))], CancellationToken.None);
            foreach (var (item, call, end) in pairs)
            {
                var after = found.GetValueOrDefault(item.Id);
                var error = verdict.Of(item.Change, after, end);
                if (after is null && !connections.ContainsKey(item.Id))
                    item.Fail(verdict.Gone());
                else if (error is not null && end.MayStillWork)
                    item.Fail(error);
                else
                    item.Settle(after, error);
                item.WasModifyRefused = item.Error is not null && call.IsModify && end.MayConcernMethod;
            }
        }
        catch (NodeException error)
        {
            foreach (var (item, _, end) in pairs)
                item.Fail(end.Error ?? error);
        }
    }

    /// <summary>What is worth another call, in smaller parts.</summary>
    private IReadOnlyList<IReadOnlyList<FeatureItem>> Again(IReadOnlyList<FeatureCall> calls, MethodEnd[] ends)
    {
        var groups = new List<IReadOnlyList<FeatureItem>>();
        foreach (var (call, end) in calls.Zip(ends).Where(pair => pair.Second.MayConcernOneItem))
        {
            var unmet = call.Items.Where(item => item.Error is not null && item.IsAfterKnown).ToList();
            if (unmet.Count == 0)
                continue;
            if (call.Items.Length > 1)
                groups.AddRange(unmet.Chunk((unmet.Count + 1) / 2));
            else if (call.IsAdd && !read.IsTemplateFresh)
                groups.Add(unmet);
        }
        // A template that was read for an earlier batch may have been what the node refused.
        if (calls.Any(call => call.IsAdd) && groups.Count > 0 && !read.IsTemplateFresh)
            templates.Forget(node, kind.ClassName);
        return groups;
    }
}
