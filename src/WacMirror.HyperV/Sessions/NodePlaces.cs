namespace WacMirror.HyperV.Sessions;

/// <summary>How many operations and subscriptions one node bears at once, under whatever identities.</summary>
internal sealed class NodePlaces(SessionLimits limits)
{
    public SemaphoreSlim Operations { get; } = new(limits.ConcurrentOperations, limits.ConcurrentOperations);

    public SemaphoreSlim Subscriptions { get; } = new(limits.Subscriptions, limits.Subscriptions);
}
