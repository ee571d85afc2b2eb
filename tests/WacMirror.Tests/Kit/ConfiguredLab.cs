using WacMirror.Gateway.Configuration;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;

namespace WacMirror.Tests.Kit;

/// <summary>The default lab as a cluster that is not ours: reached at its loopback addresses, with its account in the
/// file <c>credentials/lab</c> of a data directory.</summary>
internal sealed class ConfiguredLab : IAsyncDisposable
{
    private ConfiguredLab(LabCluster lab) => Lab = lab;

    public LabCluster Lab { get; }

    public ClusterConfig Config => new()
    {
        Id = "hvlab",
        Name = "HVLAB",
        Nodes = [.. Lab.Nodes.Select(node => new NodeConfig(node.Name, node.Endpoint.Host, node.Endpoint.Port))],
        Protocol = WsmanProtocol.Http,
        Scheme = AuthenticationScheme.Basic,
        Credential = new CredentialConfig { From = CredentialSource.File, File = "lab" },
    };

    /// <summary>The same on the command line.</summary>
    public IEnumerable<string> Options =>
    [
        .. Config.Nodes.SelectMany(node => (string[])["--node", $"{node.Name}={node.Address}:{node.Port}"]),
        .. ConnectionOptions,
    ];

    public static string[] ConnectionOptions => ["--protocol", "http", "--scheme", "basic", "--credential-file", "lab"];

    public static async Task<ConfiguredLab> StartAsync(DataFolder data, LabBehavior? behavior = null)
    {
        var lab = await LabCluster.StartAsync(
            LabTopology.Default(), new LabOptions { Behavior = behavior ?? LabBehavior.Default }, CancellationToken.None);
        data.PutCredential("lab", $"{lab.UserName}\n{lab.Password}\n");
        return new ConfiguredLab(lab);
    }

    public ValueTask DisposeAsync() => Lab.DisposeAsync();
}
