using System.CommandLine;
using WacMirror.Host.Commands;

namespace WacMirror.Tests.Kit;

/// <summary>Runs the host's command line in this process.</summary>
internal static class CommandUnderTest
{
    public static async Task<(int Code, string Output, string Errors)> RunAsync(params IReadOnlyList<string> arguments)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await HostCommand.Create().Parse(arguments).InvokeAsync(
            new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString(), errors.ToString());
    }
}
