using System.CommandLine;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Configuration.Validating;
using WacMirror.Gateway.Engine;

namespace WacMirror.Host.Commands.Clusters;

/// <summary>The options that describe a cluster.</summary>
internal sealed class DefinitionOptions
{
    private readonly ConnectionOptions connection = new();

    private readonly Option<string?> id = new("--id")
    {
        Description = "The cluster's own id, which stays when it is renamed. Default: made of the name.",
    };

    private readonly Option<string[]> nodes = new("--node")
    {
        Description = "A node: NAME, or NAME=ADDRESS, or NAME=ADDRESS:PORT. Repeat it. Of a failover cluster one is "
            + "enough, more are asked in turn.",
        HelpName = "NAME[=ADDRESS[:PORT]]",
    };

    private readonly Option<bool> servers = new("--servers")
    {
        Description = "The nodes are servers without a failover cluster.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(id);
        command.Options.Add(nodes);
        command.Options.Add(servers);
        connection.AddTo(command);
    }

    /// <summary>Whether any node was named.</summary>
    public bool IsGiven(ParseResult result) => result.GetValue(nodes) is { Length: > 0 };

    /// <exception cref="ConfigException">The definition cannot be used.</exception>
    public ClusterConfig Read(ParseResult result, string name)
    {
        var config = connection.Apply(result, new ClusterConfig
        {
            Id = result.GetValue(id) ?? ClusterIds.From(name),
            Name = name,
            Kind = result.GetValue(servers) ? ClusterKind.Servers : ClusterKind.FailoverCluster,
            Nodes = [.. (result.GetValue(nodes) ?? []).Select(NodeText.Parse)],
        });
        var errors = ClusterConfigValidator.Check(config);
        return errors.Length == 0 ? config : throw new ConfigException(errors);
    }
}
