using System.CommandLine;
using WacMirror.Host.Startup;

namespace WacMirror.Host.Commands;

/// <summary>Writes the API's description. The build runs it, so the served file is always that of this build.</summary>
internal static class OpenApiCommand
{
    public static Command Create()
    {
        var output = new Option<FileInfo>("--output")
        {
            Description = "The file to write.",
            Required = true,
        };
        var command = new Command("openapi", "Writes the API's OpenAPI description.") { Options = { output } };
        command.SetAction((result, cancellationToken) =>
            OpenApiFile.WriteAsync(result.GetValue(output)!, cancellationToken));
        return command;
    }
}
