using System.CommandLine;
using WacMirror.Gateway.Configuration;
using WacMirror.Host.Startup;

namespace WacMirror.Host.Commands.Clusters;

/// <summary>Forgets a cluster.</summary>
internal static class RemoveClusterCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "The cluster's id." };
        var data = CommandRun.DataOption();
        var command = new Command("remove", "Forgets a cluster. Roles on its nodes stay as they are.") { id };
        command.Options.Add(data);
        command.Guard((result, output, _) =>
        {
            var wanted = result.GetValue(id)!;
            var file = new ClusterFile(DataDirectory.Open(result.GetValue(data)).Path);
            if (!file.Remove(wanted))
            {
                result.InvocationConfiguration.Error.WriteLine($"There is no cluster '{wanted}' in {file.FilePath}.");
                return Task.FromResult(ExitCodes.Unknown);
            }
            output.WriteLine($"Removed '{wanted}'.");
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
