using WacMirror.HyperV.Sessions;
using WacMirror.Lab.Wsman;
using WacMirror.Tests.Lab.Wsman;

namespace WacMirror.Tests.HyperV.Contract;

/// <summary>Our own client, Basic over HTTP on loopback.</summary>
public sealed class OverBasicHttpTests : SessionContract
{
    private protected override NodeEndpoint Reach(WsmanServer server) => new(
        ContractNode.Name,
        server.EndpointOf(ContractNode.Name),
        new NodeCredential.Basic(Bench.UserName, Bench.Password));
}
