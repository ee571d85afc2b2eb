using System.Diagnostics;

namespace WacMirror.Tests.Storage.Sqlite;

/// <summary>Another process that uses a store, by the build for one of the frameworks.</summary>
internal sealed class ProbeProcess : IDisposable
{
    public const string Net8 = "net8.0";
    public const string Net10 = "net10.0";

    private readonly Process process;

    public ProbeProcess(string framework, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "exec", Binary(framework) },
        };
        if (Path.GetFileNameWithoutExtension(start.FileName) != "dotnet")
            start.FileName = "dotnet";
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
    }

    /// <summary>Runs it to its end and gives what it said.</summary>
    /// <exception cref="InvalidOperationException">It failed; with all that it said.</exception>
    public static async Task<string> RunAsync(string framework, params string[] arguments)
    {
        using var probe = new ProbeProcess(framework, arguments);
        var errors = probe.process.StandardError.ReadToEndAsync();
        var said = (await probe.process.StandardOutput.ReadToEndAsync()).Trim();
        await probe.process.WaitForExitAsync();
        return probe.process.ExitCode == 0 ? said : throw new InvalidOperationException($"{said}\n{await errors}");
    }

    /// <summary>The next line that it says; null when it says no more.</summary>
    public Task<string?> LineAsync() => process.StandardOutput.ReadLineAsync();

    /// <summary>Ends it as a power cut ends a process: at once, wherever it is. Gives the lines that it had still
    /// said.</summary>
    public async Task<string> KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        return await process.StandardOutput.ReadToEndAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    // artifacts/bin/PROJECT/CONFIGURATION_FRAMEWORK, beside where these tests are.
    private static string Binary(string framework)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(
            here.Parent!.Parent!.FullName, "WacMirror.StoreProbe", $"{here.Name}_{framework}", "WacMirror.StoreProbe.dll");
    }
}
