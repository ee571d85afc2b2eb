using System.CommandLine;
using WacMirror.Gateway.Configuration;
using WacMirror.Host.Startup;

namespace WacMirror.Host.Commands.Clusters;

/// <summary>Shows what is configured.</summary>
internal static class ListClustersCommand
{
    public static Command Create()
    {
        var (data, json) = (CommandRun.DataOption(), CommandRun.JsonOption());
        var command = new Command("list", "Shows the configured clusters, and entries that cannot be used.");
        command.Options.Add(data);
        command.Options.Add(json);
        command.Guard((result, output, _) =>
        {
            var file = new ClusterFile(DataDirectory.Open(result.GetValue(data)).Path);
            var (usable, broken) = file.Read();
            if (result.GetValue(json))
                output.WriteJson(new ConfiguredState(file.FilePath, usable, broken));
            else
                Write(output, new ConfiguredState(file.FilePath, usable, broken));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static void Write(TextWriter output, ConfiguredState state)
    {
        if (state.Clusters.Length + state.Broken.Length == 0)
            output.WriteLine($"No cluster is configured in {state.File}.");
        foreach (var cluster in state.Clusters)
        {
            output.WriteLine($"{cluster.Id}  {cluster.Name}  {cluster.Kind}, {cluster.Protocol}, {cluster.Scheme}, {As(cluster.Credential)}");
            foreach (var node in cluster.Nodes)
                output.WriteLine($"  {node.Name}{At(node)}");
        }
        foreach (var entry in state.Broken)
        {
            output.WriteLine($"{entry.Id ?? "(no id)"}  cannot be used:");
            foreach (var error in entry.Errors)
                output.WriteLine($"  {error}");
        }
    }

    private static string As(CredentialConfig credential) => credential.From switch
    {
        CredentialSource.Environment => $"account in {credential.UserVariable} and {credential.PasswordVariable}",
        CredentialSource.File => $"account in credentials/{credential.File}",
        _ => "the account WacMirror runs under",
    };

    private static string At(NodeConfig node) =>
        (node.Address is null ? string.Empty : $" at {node.Address}") + (node.Port is null ? string.Empty : $", port {node.Port}");
}
