using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Jobs;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Nodes;

/// <summary>Switches the NDIS capture extension of one node's virtual switches.</summary>
public sealed class CaptureExtensionWriter(CimSessionPool sessions, TimeProvider time) : ICaptureExtensionWriter
{
    private const string Operation = "Set capture extension";

    public async Task<IReadOnlyList<CaptureExtensionOutcome>> WriteAsync(
        string node, IReadOnlyList<CaptureExtensionChange> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.DistinctBy(change => change.SwitchId).Count() < changes.Count)
            throw new ArgumentException("A switch stands twice in the batch.", nameof(changes));
        var session = sessions.For(node);
        var before = await ReadAsync(session, node, cancellationToken);
        CaptureExtensionChange[] open =
            [.. changes.Where(change => Refusal(node, change, before.GetValueOrDefault(change.SwitchId)) is null
                && before[change.SwitchId].IsEnabled != change.IsEnabled)];
        var methods = new MethodBatch(session, node, time, new JobPace());
        var calls = open.Select(change => Call(before[change.SwitchId], change)).ToList();
        var ends = await methods.RunAsync(calls, null, cancellationToken);
        var (after, failure) = await ReadBackAsync(session, node, open, before);
        var doubtful = Enumerable.Range(0, open.Length)
            .Where(at => ends[at].Unseen is not null
                && after.GetValueOrDefault(open[at].SwitchId)?.IsEnabled != open[at].IsEnabled)
            .ToList();
        if (doubtful.Count > 0)
        {
            await methods.ConfirmAsync(doubtful, calls, ends);
            (after, failure) = await ReadBackAsync(session, node, open, before);
        }
        var endOf = open.Zip(ends).ToDictionary(pair => pair.First.SwitchId, pair => pair.Second);
        return [.. changes.Select(change => Outcome(
            node, change, before.GetValueOrDefault(change.SwitchId), after.GetValueOrDefault(change.SwitchId),
            endOf.GetValueOrDefault(change.SwitchId), failure))];
    }

    private static async Task<Dictionary<Guid, CaptureExtension>> ReadAsync(
        ICimSession session, string node, CancellationToken cancellationToken)
    {
        var rows = await CaptureExtension.Table.ReadAsync(
            session, node, query => query.WithPaths(), cancellationToken);
        return rows.OfType<CaptureExtension>().DistinctBy(row => row.SwitchId).ToDictionary(row => row.SwitchId);
    }

    /// <summary>Not cancellable, as the calls before it; without any call the first read stands.</summary>
    private static async Task<(Dictionary<Guid, CaptureExtension> Rows, NodeException? Failure)> ReadBackAsync(
        ICimSession session, string node, CaptureExtensionChange[] open, Dictionary<Guid, CaptureExtension> before)
    {
        if (open.Length == 0)
            return (before, null);
        try
        {
            return (await ReadAsync(session, node, CancellationToken.None), null);
        }
        catch (NodeException error)
        {
            return ([], error);
        }
    }

    private static MethodCall Call(CaptureExtension row, CaptureExtensionChange change) => new(
        row.Path,
        "RequestStateChange",
        [new("RequestedState", CimType.UInt16,
            CimValue.Of((ulong)(change.IsEnabled ? CaptureExtension.On : CaptureExtension.Off)))]);

    private static CaptureExtensionOutcome Outcome(
        string node, CaptureExtensionChange change, CaptureExtension? before, CaptureExtension? after,
        MethodEnd? end, NodeException? readBackFailure)
    {
        if (Refusal(node, change, before) is { } refusal)
            return new(change.SwitchId, before?.IsEnabled, before?.IsEnabled, refusal);
        // What was not written is what it was.
        if (end is null)
            return new(change.SwitchId, before!.IsEnabled, before.IsEnabled, null);
        var error = after?.IsEnabled == change.IsEnabled
            ? null
            : end.Error ?? readBackFailure ?? NoOp(node, change);
        return new(change.SwitchId, before!.IsEnabled, after?.IsEnabled, error);
    }

    private static NodeException? Refusal(string node, CaptureExtensionChange change, CaptureExtension? row) => row switch
    {
        null => new(NodeFault.NotFound, node, Operation,
            $"the switch {change.SwitchId} is not on this node, or has no NDIS capture extension"),
        { State: ExtensionState.Fixed } => new(NodeFault.OperationFailed, node, Operation,
            $"the switch {change.SwitchId} does not let its extensions be changed"),
        _ when change.Expected is { } expected && row.IsEnabled != expected => new(NodeFault.Changed, node, Operation,
            $"the extension of the switch {change.SwitchId} is {(row.IsEnabled is true ? "on" : "off")} by now"),
        _ => null,
    };

    private static NodeException NoOp(string node, CaptureExtensionChange change) => new(
        NodeFault.SilentNoOp, node, Operation,
        $"the node reported success, but the extension is not {(change.IsEnabled ? "on" : "off")}");
}
