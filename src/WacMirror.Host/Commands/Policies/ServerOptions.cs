using System.CommandLine;
using WacMirror.Host.Startup;

namespace WacMirror.Host.Commands.Policies;

/// <summary>Which running WacMirror a command asks, and of which cluster.</summary>
internal sealed class ServerOptions
{
    private readonly Option<string> cluster = new("--cluster") { Description = "The cluster's id.", Required = true };

    private readonly Option<Uri> url = new("--url")
    {
        Description = "Where WacMirror listens.",
        DefaultValueFactory = _ => new Uri("http://127.0.0.1:5080"),
        CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var parsed)
            ? parsed
            : throw new StartupException($"--url: '{result.Tokens[0].Value}' is not an address."),
    };

    private readonly Option<string?> data = CommandRun.DataOption();

    /// <summary>Gives a command these options and its action.</summary>
    public void Guard(Command command, Func<ServerClient, ParseResult, TextWriter, CancellationToken, Task<int>> run)
    {
        command.Options.Add(cluster);
        command.Options.Add(url);
        command.Options.Add(data);
        command.Guard(async (result, output, cancellationToken) =>
        {
            using var client = new ServerClient(result.GetValue(url)!, result.GetValue(cluster)!, Token(result.GetValue(data)));
            try
            {
                return await run(client, result, output, cancellationToken);
            }
            catch (ServerRefusal refusal)
            {
                foreach (var line in refusal.Lines)
                    await result.InvocationConfiguration.Error.WriteLineAsync(line);
                return refusal.ExitCode;
            }
        });
    }

    private static string Token(string? path)
    {
        var folder = DataDirectory.Open(path);
        return File.Exists(folder.TokenFile)
            ? folder.OperatorToken().Text
            : throw new StartupException($"{folder.Path} has no operator token: no WacMirror has run with it.");
    }
}
