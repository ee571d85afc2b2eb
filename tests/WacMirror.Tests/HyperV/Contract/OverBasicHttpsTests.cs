using WacMirror.HyperV.Sessions;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Security;
using WacMirror.Tests.Lab.Wsman;

namespace WacMirror.Tests.HyperV.Contract;

/// <summary>Our own client, Basic over HTTPS, with trust in the node's authority alone.</summary>
public sealed class OverBasicHttpsTests : SessionContract
{
    private readonly string authority = Path.Combine(Path.GetTempPath(), $"wacmirror-{Guid.NewGuid():N}.pem");

    private protected override NodeSecurity Security => NodeSecurity.AsWindows;

    [TearDown]
    public void RemoveAuthority() => File.Delete(authority);

    private protected override NodeEndpoint Reach(WsmanServer server)
    {
        File.WriteAllText(authority, server.AuthorityPem);
        return new NodeEndpoint(
            ContractNode.Name,
            server.SecureEndpointOf(ContractNode.Name),
            new NodeCredential.Basic(Bench.UserName, Bench.Password))
        {
            Trust = new NodeTrust.Authority(authority),
        };
    }
}
