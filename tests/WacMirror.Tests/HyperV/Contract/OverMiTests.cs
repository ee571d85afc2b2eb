using WacMirror.HyperV.Sessions;
using WacMirror.Tests.Lab.Wsman;

namespace WacMirror.Tests.HyperV.Contract;

/// <summary>Windows' own client.</summary>
public sealed class OverMiTests : SessionContract
{
    protected override void Require()
    {
        if (!OperatingSystem.IsWindows())
            Assert.Ignore("SKIPPED: the MI client exists on Windows only, so no contract was run over it here.");
    }

    private protected override NodeEndpoint Reach(Uri address) =>
        new(ContractNode.Name, address, new NodeCredential.Basic(Bench.UserName, Bench.Password))
        {
            Transport = NodeTransport.Mi,
        };
}
