using System.CommandLine;
using WacMirror.Gateway.Configuration;
using WacMirror.Host.Startup;

namespace WacMirror.Host.Commands.Clusters;

/// <summary>Keeps a cluster.</summary>
internal static class AddClusterCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "What people call it." };
        var definition = new DefinitionOptions();
        var (data, json) = (CommandRun.DataOption(), CommandRun.JsonOption());
        var command = new Command("add", "Keeps a cluster. 'clusters test' tells what works with it.") { name };
        definition.AddTo(command);
        command.Options.Add(data);
        command.Options.Add(json);
        command.Guard((result, output, _) =>
        {
            var config = definition.Read(result, result.GetValue(name)!);
            var file = new ClusterFile(DataDirectory.Open(result.GetValue(data)).Path);
            file.Add(config);
            if (result.GetValue(json))
                output.WriteJson(config);
            else
                output.WriteLine($"Added {config.Name} as '{config.Id}' to {file.FilePath}. A running WacMirror takes it at its next start.");
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
