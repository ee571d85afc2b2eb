using WacMirror.Cim;
using WacMirror.Core.Reconciling;

namespace WacMirror.HyperV.Jobs;

/// <summary>How a call ended, as far as the node said. Whatever it said, the read-back says what is true.</summary>
/// <param name="Error">Null when nothing speaks against success.</param>
/// <param name="IsRefusal">Whether the node itself said that it did not do it. Only then may a part of the call be
/// sent once more; after a lost answer it may have been done, or still be under way.</param>
/// <param name="Unseen">A job whose good end was not seen: it left the list of unfinished jobs, or is gone.</param>
internal sealed record MethodEnd(NodeException? Error, bool IsRefusal = false, CimPath? Unseen = null)
{
    /// <summary>Whether its work may still be to come, so that a port which shows none of it says nothing.</summary>
    public bool MayStillWork { get; init; }

    public static MethodEnd Done { get; } = new((NodeException?)null);

    public static MethodEnd Refused(NodeException error) => new(error, IsRefusal: true);

    /// <summary>Nobody knows whether it was done, or will be.</summary>
    public static MethodEnd Open(NodeException error) => new(error) { MayStillWork = true };

    public static MethodEnd NotSent(NodeException error) => new(error);

    public static MethodEnd Gone(CimPath job) => new(null, Unseen: job);

    /// <summary>Whether the refusal may be about one item of several. Lacking rights or trust concern all alike.</summary>
    public bool MayConcernOneItem => IsRefusal && Error?.Fault is not (
        NodeFault.AccessDenied or NodeFault.AuthenticationFailed or NodeFault.CertificateRejected);

    /// <summary>Whether the refusal may be about the method, so that another way to the same end is worth a try. What is
    /// busy, or out of room, may refuse that too, halfway.</summary>
    public bool MayConcernMethod => MayConcernOneItem && Error?.Fault is not (NodeFault.Busy or NodeFault.QuotaLimit);
}
