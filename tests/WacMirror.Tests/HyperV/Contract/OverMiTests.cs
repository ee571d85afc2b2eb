using WacMirror.HyperV.Sessions;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Security;

namespace WacMirror.Tests.HyperV.Contract;

/// <summary>Windows' own client, as the account that runs the tests, with encrypted messages over HTTP.</summary>
public sealed class OverMiTests : SessionContract
{
    private protected override NodeSecurity Security => NodeSecurity.AsWindows;

    protected override Task RequireAsync()
    {
        if (!OperatingSystem.IsWindows())
            Assert.Ignore("SKIPPED: the MI client exists on Windows only, so the contract was not run over it here.");
        return Task.CompletedTask;
    }

    private protected override NodeEndpoint Reach(WsmanServer server) => new(
        ContractNode.Name,
        new UriBuilder(server.EndpointOf(ContractNode.Name)) { Host = "localhost" }.Uri,
        new NodeCredential.OwnProcess())
    {
        Transport = NodeTransport.Mi,
    };
}
