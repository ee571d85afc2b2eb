using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Jobs;

namespace WacMirror.HyperV.Features;

/// <summary>Says what a read setting means for a change. What the read-back says counts, whatever the write answered: a
/// lost answer may have done its work, and a reported success may have done nothing.</summary>
internal sealed class FeatureVerdict(string node, FeatureKind kind)
{
    /// <summary>Whether the setting is what is wanted; the error when it makes no sense.</summary>
    public (bool IsMet, NodeException? Error) Of(FeatureChange change, CimObject? setting)
    {
        try
        {
            return (change.IsMet(setting), null);
        }
        catch (CimFormatException error)
        {
            return (false, Malformed(error));
        }
    }

    /// <summary>Null when the write may be made on top of this setting.</summary>
    public NodeException? Surprise(FeatureChange change, CimObject? setting)
    {
        try
        {
            return change.IsExpected is not { } isExpected || isExpected(setting) ? null : new NodeException(
                NodeFault.Changed, node, kind.Operation,
                $"the port has {change.Describe(setting)} by now, which is not what the change was decided from");
        }
        catch (CimFormatException error)
        {
            return Malformed(error);
        }
    }

    /// <summary>Null when the read-back equals what was wanted.</summary>
    public NodeException? Of(FeatureChange change, CimObject? after, MethodEnd end)
    {
        var (isMet, error) = Of(change, after);
        return isMet ? null : end.Error ?? error ?? NoOp(change, after);
    }

    public NodeException Malformed(CimFormatException error) => new(
        NodeFault.ProtocolViolation, node, $"Query {kind.ClassName}", error.Message, error);

    public NodeException Missing(Adapter adapter) => adapter.HasConnection
        ? Gone()
        : new NodeException(
            NodeFault.NotConnected, node, kind.Operation,
            "the adapter has no connection object; connect it to a virtual switch once, then set it again");

    public NodeException Gone() => new(
        NodeFault.NotFound, node, kind.Operation, "the adapter is no longer on this node; its machine may have moved");

    private NodeException NoOp(FeatureChange change, CimObject? after) => new(
        NodeFault.SilentNoOp, node, kind.Operation,
        $"the node reported success, but the port has {change.Describe(after)} instead of {change.Wanted}; "
        + "another tool or a switch extension may own the setting");
}
