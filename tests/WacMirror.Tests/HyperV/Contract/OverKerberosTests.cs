using WacMirror.HyperV.Sessions;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Security;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.HyperV.Contract;

/// <summary>Our own client, Kerberos from a real key distribution center, with encrypted messages over HTTP.</summary>
public sealed class OverKerberosTests : SessionContract
{
    private protected override NodeSecurity Security => NodeSecurity.AsWindows with { OffersBasic = false };

    protected override Task RequireAsync() => KerberosRealm.RequireAsync();

    private protected override NodeEndpoint Reach(WsmanServer server) => new(
        ContractNode.Name,
        new UriBuilder(server.EndpointOf(ContractNode.Name)) { Host = "localhost" }.Uri,
        new NodeCredential.Account(
            $"{KerberosRealm.UserName}@{KerberosRealm.Name}", KerberosRealm.Password, NegotiatePackage.Kerberos));
}
