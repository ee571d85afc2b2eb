using WacMirror.HyperV.Sessions;
using WacMirror.HyperV.Wsman;

namespace WacMirror.Benchmarks.Apply;

/// <summary>Sessions to a lab that count what goes through them.</summary>
internal static class ApplySessions
{
    /// <summary>The product's bounds, with a deadline that a processor shared by 64 nodes and their clients does not
    /// run into.</summary>
    private static readonly SessionLimits Limits = SessionLimits.Default with { OperationDeadline = TimeSpan.FromMinutes(2) };

    public static CimSessionPool Of(LabAddresses lab, OperationCounts counts) => new(
        lab.Nodes.Select(node => new NodeEndpoint(
            node.Key, node.Value, new NodeCredential.Basic(lab.User, lab.Password))),
        endpoint => new CountingSession(WsmanSession.Connect(endpoint, Limits), counts),
        Limits,
        TimeProvider.System);
}
