using WacMirror.HyperV.Sessions;
using WacMirror.Tests.Lab.Wsman;

namespace WacMirror.Tests.HyperV.Contract;

/// <summary>Our own client, Basic over HTTP on loopback.</summary>
public sealed class OverBasicHttpTests : SessionContract
{
    private protected override NodeEndpoint Reach(Uri address) =>
        new(ContractNode.Name, address, new NodeCredential.Basic(Bench.UserName, Bench.Password));
}
