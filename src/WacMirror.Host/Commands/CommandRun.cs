using System.CommandLine;
using System.Text.Json;
using WacMirror.Gateway.Api;
using WacMirror.Gateway.Configuration;
using WacMirror.Host.Startup;

namespace WacMirror.Host.Commands;

/// <summary>What the commands that work without a server have in common.</summary>
internal static class CommandRun
{
    public static Option<string?> DataOption() => new("--data")
    {
        Description = "The data directory. Default: the platform's place for application data.",
    };

    public static Option<bool> JsonOption() => new("--json") { Description = "Writes JSON, as the API answers it." };

    /// <summary>Runs a command and says what stands against it in lines, never as an exception.</summary>
    public static void Guard(this Command command, Func<ParseResult, TextWriter, CancellationToken, Task<int>> run) =>
        command.SetAction(async (result, cancellationToken) =>
        {
            var errors = result.InvocationConfiguration.Error;
            try
            {
                return await run(result, result.InvocationConfiguration.Output, cancellationToken);
            }
            catch (ConfigException error)
            {
                await errors.WriteLineAsync(error.Message);
                return ExitCodes.Invalid;
            }
            catch (Exception error) when (error is StartupException or IOException or UnauthorizedAccessException)
            {
                await errors.WriteLineAsync(error.Message);
                return ExitCodes.CannotRun;
            }
        });

    public static void WriteJson<T>(this TextWriter output, T answer) =>
        output.WriteLine(JsonSerializer.Serialize(answer, Indented));

    private static readonly JsonSerializerOptions Indented =
        ApiJson.Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true });
}
