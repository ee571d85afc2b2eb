using System.CommandLine;
using WacMirror.Core.Reconciling;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Configuration.Validating;
using WacMirror.Gateway.Engine;
using WacMirror.Host.Commands.Clusters;
using WacMirror.Host.Probe;
using WacMirror.Host.Startup;

namespace WacMirror.Host.Commands;

/// <summary>Runs the read-only part of every lab note against one node and writes the report.</summary>
internal static class ProbeCommand
{
    private const int MaxSeconds = 600;

    public static Command Create()
    {
        var node = new Option<string>("--node") { Description = "The node's computer name.", Required = true };
        var cluster = new Option<string?>("--cluster") { Description = "The configured cluster that the node is of." };
        var address = new Option<string?>("--address")
        {
            Description = "Where it answers, ADDRESS or ADDRESS:PORT. Default: as configured, else its name.",
        };
        var output = new Option<FileInfo?>("--output")
        {
            Description = "The file for the report; JSON when it ends in .json, else Markdown. Default: standard output.",
        };
        var anonymize = new Option<bool>("--anonymize")
        {
            Description = "Replaces names and GUIDs, the same one by the same everywhere.",
        };
        var seconds = new Option<int>("--seconds")
        {
            Description = $"How long to watch the counters, 0 to {MaxSeconds}.",
            DefaultValueFactory = _ => 5,
        };
        var connection = new ConnectionOptions();
        var (data, json) = (CommandRun.DataOption(), CommandRun.JsonOption());
        var command = new Command("probe", "Asks a node what the lab notes want to know and changes nothing. " + ExitCodes.Help)
        {
            node, cluster, address, output, anonymize, seconds,
        };
        connection.AddTo(command);
        command.Options.Add(data);
        command.Options.Add(json);
        command.Guard(async (result, console, cancellationToken) =>
        {
            var folder = DataDirectory.Open(result.GetValue(data)).Path;
            var name = result.GetValue(node)!;
            var watched = result.GetValue(seconds);
            if (watched is < 0 or > MaxSeconds)
                throw new StartupException($"--seconds is '{watched}'; allowed is 0 to {MaxSeconds}.");
            var config = result.GetValue(cluster) is { } id
                ? Configured(folder, id, name)
                : Described(result, connection, name, result.GetValue(address));
            var credential = new CredentialStore(folder, Environment.GetEnvironmentVariable).Find(config);
            var addresses = new NodeAddresses(config, credential);
            var endpoint = addresses.Listed.FirstOrDefault(one => one.Node.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? addresses.OfUnlisted(name);
            try
            {
                var report = await new ProbeRun(endpoint, TimeSpan.FromSeconds(watched), TimeProvider.System)
                    .RunAsync(result.GetValue(anonymize), cancellationToken);
                await WriteAsync(report, result.GetValue(output), result.GetValue(json), console, cancellationToken);
                return ExitCodes.Done;
            }
            catch (NodeException error)
            {
                await result.InvocationConfiguration.Error.WriteLineAsync(
                    $"{error.Message}. 'clusters test' says what works and what does not.");
                return ExitCodes.NotWorking;
            }
        });
        return command;
    }

    private static ClusterConfig Configured(string folder, string id, string node)
    {
        var file = new ClusterFile(folder);
        var config = file.Read().Usable.FirstOrDefault(one => one.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
            ?? throw new StartupException($"There is no usable cluster '{id}' in {file.FilePath}.");
        // A list of servers is complete; a failover cluster knows nodes that the entry does not list.
        return config.Kind == ClusterKind.FailoverCluster
            || config.Nodes.Any(one => one.Name.Equals(node, StringComparison.OrdinalIgnoreCase))
            ? config
            : throw new StartupException(
                $"'{id}' has no node '{node}'; it has {string.Join(", ", config.Nodes.Select(one => one.Name))}.");
    }

    private static ClusterConfig Described(ParseResult result, ConnectionOptions connection, string node, string? address)
    {
        var (host, port) = address is null ? (null, null) : NodeText.ParseAddress(address);
        var config = connection.Apply(result, new ClusterConfig
        {
            Id = "probe",
            Name = "probe",
            Kind = ClusterKind.Servers,
            Nodes = [new NodeConfig(node, host, port)],
        });
        var errors = ClusterConfigValidator.Check(config);
        return errors.Length == 0 ? config : throw new ConfigException(errors);
    }

    private static async Task WriteAsync(
        ProbeReport report, FileInfo? output, bool isJson, TextWriter console, CancellationToken cancellationToken)
    {
        var asJson = isJson || output?.Extension.Equals(".json", StringComparison.OrdinalIgnoreCase) is true;
        await using var text = new StringWriter();
        if (asJson)
            text.WriteJson(report);
        else
            text.Write(ProbeText.Of(report));
        if (output is null)
        {
            console.Write(text.ToString());
            return;
        }
        await File.WriteAllTextAsync(output.FullName, text.ToString(), cancellationToken);
        console.WriteLine($"Wrote {output.FullName}. Read it before you send it.");
    }
}
