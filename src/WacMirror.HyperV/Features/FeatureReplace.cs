using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Jobs;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Features;

/// <summary>
/// Replaces a setting that cannot be changed in place (Windows Server 2012 refused that for VLAN settings): removes it,
/// adds the whole wanted one, and puts the old one back when that fails. What the node has between the steps is read and
/// not assumed.
/// </summary>
internal sealed class FeatureReplace(
    ICimSession session, string node, TimeProvider time, FeatureKind kind, TemplateCache templates, JobPace pace)
{
    private readonly FeatureRead read = new(session, node, kind, templates);
    private readonly MethodBatch methods = new(session, node, time, pace);
    private readonly FeatureVerdict verdict = new(node, kind);

    /// <summary>Settles the change anew.</summary>
    /// <param name="item">A change whose Modify was refused.</param>
    /// <param name="typed">Types a setting as the node sent it for a write.</param>
    public async Task RunAsync(FeatureItem item, Func<CimObject, CimObject> typed)
    {
        try
        {
            await ReplaceAsync(item, typed);
        }
        catch (NodeException error)
        {
            item.Fail(error);
        }
        catch (CimFormatException error)
        {
            item.Fail(verdict.Malformed(error));
        }
    }

    private async Task ReplaceAsync(FeatureItem item, Func<CimObject, CimObject> typed)
    {
        if (await FindAsync(item) is not { } old || item.Change.Apply is not { } apply)
            return;
        if (verdict.Surprise(item.Change, old) is { } surprise)
        {
            item.Settle(old, surprise);
            return;
        }
        var connections = await read.ConnectionsAsync([item.Id], CancellationToken.None);
        item.Connection = connections.GetValueOrDefault(item.Id) ?? throw verdict.Gone();
        var (wanted, asBefore) = (apply(old), typed(old));
        var removed = await CallAsync(FeatureCalls.Remove(kind, item, old));
        try
        {
            await AddAsync(item, wanted, asBefore, removed);
        }
        catch (NodeException error)
        {
            item.Fail(Unknown(error));
        }
    }

    private async Task AddAsync(FeatureItem item, CimObject wanted, CimObject asBefore, MethodEnd removed)
    {
        if (await FindAsync(item) is { } kept)
        {
            item.Settle(kept, verdict.Of(item.Change, kept, removed));
            return;
        }
        var added = await CallAsync(FeatureCalls.Add(item, wanted));
        var after = await FindAsync(item);
        if (after is null)
        {
            var restored = await CallAsync(FeatureCalls.Add(item, asBefore));
            after = await FindAsync(item);
            added = added with { Error = Lost(added, restored, isBack: after is not null) };
        }
        item.Settle(after, verdict.Of(item.Change, after, added));
    }

    private async Task<MethodEnd> CallAsync(FeatureCall call)
    {
        var ends = await methods.RunAsync([call.Call], null, CancellationToken.None);
        return ends[0];
    }

    private async Task<CimObject?> FindAsync(FeatureItem item)
    {
        var found = await read.WholeAsync([item.Id], CancellationToken.None);
        return found.GetValueOrDefault(item.Id);
    }

    private NodeException Unknown(NodeException error) => new(
        error.Fault, node, kind.Operation,
        "the old setting was removed because it cannot be changed in place, and then the node did not answer: "
        + error.Detail + "; the port may have the default now",
        error);

    private NodeException Lost(MethodEnd added, MethodEnd restored, bool isBack) => new(
        added.Error?.Fault ?? NodeFault.SilentNoOp, node, kind.Operation,
        "the old setting was removed because it cannot be changed in place, and the new one was not taken: "
        + (added.Error?.Detail ?? "the node reported success and has none")
        + (isBack
            ? "; the old one stands again"
            : "; the port now has the default, because the old one could not be put back either: "
              + (restored.Error?.Detail ?? "the node reported success and has none")),
        added.Error);
}
