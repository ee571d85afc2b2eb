using System.Diagnostics;
using WacMirror.SystemTests.Kit;

namespace WacMirror.SystemTests.Packaging;

/// <summary>PowerShell 7, as the tool manifest pins it. It stands in for Windows PowerShell 5.1, which runs on Windows
/// only.</summary>
internal static class PowerShellTool
{
    private static readonly Lazy<Task<bool>> IsRestored = new(async () =>
        (await StartAsync("dotnet", "tool", "restore")).ExitCode == 0);

    /// <summary>Skips the test, and says so, where the tool cannot be had.</summary>
    public static async Task RequireAsync()
    {
        if (!await IsRestored.Value)
            Assert.Ignore("SKIPPED: PowerShell cannot be installed; 'dotnet tool restore' in the repository says why.");
    }

    /// <summary>Runs a script file with arguments.</summary>
    public static Task<ToolRun> FileAsync(string script, params string[] arguments) =>
        StartAsync("dotnet", ["pwsh", "-NoProfile", "-NonInteractive", "-File", script, .. arguments]);

    /// <summary>Runs a command with arguments, which it finds in $args.</summary>
    public static async Task<ToolRun> CommandAsync(string command, params string[] arguments)
    {
        var script = Path.ChangeExtension(Path.GetTempFileName(), ".ps1");
        await File.WriteAllTextAsync(script, command);
        try
        {
            return await FileAsync(script, arguments);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static async Task<ToolRun> StartAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Colours would stand between the words.
        start.Environment["NO_COLOR"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ToolRun(process.ExitCode, text, await errors);
    }
}

/// <summary>How a run ended, and what it wrote.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    public string All => Output + Errors;
}
