namespace WacMirror.HyperV.Sessions;

/// <summary>What one node is asked to bear and how long it may take.</summary>
public sealed record SessionLimits
{
    /// <summary>
    /// Operations at once on one node. Fewer, and reading a node takes a round trip for each of its dozen classes one
    /// after the other. More, and we press on the node's own limits (1500 operations a user, 300 connections, but
    /// one WMI provider process that serves everyone else too).
    /// </summary>
    public int ConcurrentOperations { get; init; } = 6;

    /// <summary>
    /// Subscriptions at once on one node. Each keeps a connection and an operation open there. Fewer than one, and
    /// nothing is told as it happens; many, and a caller who forgets to end his takes what others need.
    /// </summary>
    public int Subscriptions { get; init; } = 4;

    /// <summary>
    /// One operation, a query with all its pages, once it may start. Shorter, and a large node under load (thousands
    /// of settings, a busy provider) is called dead while it works. Longer, and a hung node keeps its last state on
    /// screen as if it were current.
    /// </summary>
    public TimeSpan OperationDeadline { get; init; } = TimeSpan.FromSeconds(30);

    public static SessionLimits Default { get; } = new();
}
