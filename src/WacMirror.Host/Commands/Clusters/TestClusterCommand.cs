using System.Collections.Immutable;
using System.CommandLine;
using WacMirror.Gateway.Checks;
using WacMirror.Gateway.Configuration;
using WacMirror.Host.Startup;

namespace WacMirror.Host.Commands.Clusters;

/// <summary>Says per node what works. Changes nothing anywhere.</summary>
internal static class TestClusterCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("id")
        {
            Description = "A configured cluster's id; without it all are tested, or the one that --node describes.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var definition = new DefinitionOptions();
        var (data, json) = (CommandRun.DataOption(), CommandRun.JsonOption());
        var command = new Command("test", "Says per node what works, as whom, and what to do about the rest. Changes nothing.")
        {
            id,
        };
        definition.AddTo(command);
        command.Options.Add(data);
        command.Options.Add(json);
        command.Guard(async (result, output, cancellationToken) =>
        {
            var folder = DataDirectory.Open(result.GetValue(data)).Path;
            var file = new ClusterFile(folder);
            var wanted = result.GetValue(id);
            var configs = definition.IsGiven(result)
                ? [definition.Read(result, wanted ?? "definition")]
                : Find(file, wanted, result.InvocationConfiguration.Error);
            if (configs.Length == 0)
            {
                var what = wanted is null ? "No usable cluster is" : $"There is no usable cluster '{wanted}'";
                await result.InvocationConfiguration.Error.WriteLineAsync($"{what} in {file.FilePath}.");
                return ExitCodes.Unknown;
            }
            var check = new ClusterCheck(
                new CredentialStore(folder, Environment.GetEnvironmentVariable), TimeProvider.System);
            var reports = await Task.WhenAll(configs.Select(config => check.RunAsync(config, cancellationToken)));
            if (result.GetValue(json))
                output.WriteJson(reports);
            else
                foreach (var report in reports)
                    CheckText.Write(output, report);
            return reports.All(report => report.Works) ? ExitCodes.Done : ExitCodes.NotWorking;
        });
        return command;
    }

    private static ImmutableArray<ClusterConfig> Find(ClusterFile file, string? id, TextWriter errors)
    {
        var (usable, broken) = file.Read();
        foreach (var entry in broken.Where(entry => id is null || Same(entry.Id, id)))
            errors.WriteLine($"{entry.Id ?? "(no id)"} cannot be used: {string.Join(' ', entry.Errors)}");
        return [.. usable.Where(config => id is null || Same(config.Id, id))];
    }

    private static bool Same(string? left, string right) => right.Equals(left, StringComparison.OrdinalIgnoreCase);
}
