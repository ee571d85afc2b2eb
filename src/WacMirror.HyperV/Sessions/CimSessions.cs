using System.Runtime.CompilerServices;
using System.Runtime.Versioning;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Mi;
using WacMirror.HyperV.Wsman;

namespace WacMirror.HyperV.Sessions;

/// <summary>Makes sessions by the client that an endpoint names.</summary>
public static class CimSessions
{
    /// <summary>Nothing is sent yet.</summary>
    /// <exception cref="NodeException">The endpoint must not be used as it is, or this machine has no such
    /// client.</exception>
    public static ICimSession Connect(NodeEndpoint endpoint, SessionLimits limits, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (endpoint.Transport != NodeTransport.Mi)
            return WsmanSession.Connect(endpoint, limits, time);
        if (OperatingSystem.IsWindows())
            return ConnectMi(endpoint, limits);
        throw new NodeException(NodeFault.Unreachable, endpoint.Node, "Connect",
            "the transport Mi exists on Windows only; set the node's transport to Wsman");
    }

    /// <summary>Apart, so that nothing of the library is loaded where it cannot run.</summary>
    [SupportedOSPlatform("windows")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static MiSession ConnectMi(NodeEndpoint endpoint, SessionLimits limits) =>
        MiSession.Connect(endpoint, limits);
}
