using WacMirror.Cim;
using WacMirror.HyperV.Sessions;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Security;
using WacMirror.Tests.HyperV.Support;
using WacMirror.Tests.Lab.Wsman;

namespace WacMirror.Tests.HyperV.Contract;

/// <summary>What any <see cref="ICimSession"/> must do, whatever carries it. Each transport derives a fixture.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract partial class SessionContract
{
    private FakeClass things = null!;
    private CimObject? called;
    private int calls;
    private ContractNode node = null!;

    private ICimSession Session => node.Session;

    [SetUp]
    public async Task StartNode()
    {
        await RequireAsync();
        things = ContractClasses.Thing();
        node = await ContractNode.StartAsync(
            Security,
            Reach,
            things, ContractClasses.Values(), ContractClasses.Alarm(),
            ContractClasses.Service(parameters =>
            {
                called = parameters;
                calls++;
            }));
    }

    [TearDown]
    public async Task StopNode()
    {
        if (node is not null)
            await node.DisposeAsync();
    }

    [Test]
    public async Task Identify_OfTheNode_IsWindows()
    {
        var identity = await Session.IdentifyAsync(CancellationToken.None);
        Assert.That(identity.ProductVendor, Is.EqualTo("Microsoft Corporation"));
        Assert.That(identity.ProductVersion, Does.StartWith("OS: "));
    }

    /// <summary>What the node asks of its callers.</summary>
    private protected virtual NodeSecurity Security => NodeSecurity.Default;

    /// <summary>Ignores the test, and says why, where the transport cannot run.</summary>
    protected virtual Task RequireAsync() => Task.CompletedTask;

    /// <summary>How the transport reaches the node.</summary>
    private protected abstract NodeEndpoint Reach(WsmanServer server);

    private async Task<List<CimObject>> ReadAsync(Wql query, CancellationToken cancellationToken = default)
    {
        var rows = new List<CimObject>();
        await foreach (var row in Session.QueryAsync(Wire.Ns, query, cancellationToken))
            rows.Add(row);
        return rows;
    }
}
