using WacMirror.HyperV.Sessions;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Security;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.HyperV.Contract;

/// <summary>Our own client, NTLM with encrypted messages over HTTP.</summary>
public sealed class OverNtlmTests : SessionContract
{
    private protected override NodeSecurity Security => NodeSecurity.AsWindows with { OffersBasic = false };

    protected override Task RequireAsync()
    {
        NtlmAccounts.Require();
        return Task.CompletedTask;
    }

    private protected override NodeEndpoint Reach(WsmanServer server) => new(
        ContractNode.Name,
        server.EndpointOf(ContractNode.Name),
        new NodeCredential.Account(
            $@"{NtlmAccounts.Domain}\{NtlmAccounts.UserName}", NtlmAccounts.Password, NegotiatePackage.Ntlm));
}
