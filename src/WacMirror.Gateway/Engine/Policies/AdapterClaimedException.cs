using WacMirror.Core.Policies;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>A role cannot be set by hand: a policy that was not made by hand holds the adapter.</summary>
public sealed class AdapterClaimedException : Exception
{
    public AdapterClaimedException(AdapterId adapter, MirrorPolicy policy)
        : base($"The policy '{policy?.Name}' holds this adapter.") => (Adapter, Policy) = (adapter, policy);

    public AdapterClaimedException()
    {
    }

    public AdapterClaimedException(string message)
        : base(message)
    {
    }

    public AdapterClaimedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AdapterId Adapter { get; }

    public MirrorPolicy? Policy { get; }
}
