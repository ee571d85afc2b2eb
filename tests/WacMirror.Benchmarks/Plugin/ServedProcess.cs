using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WacMirror.Benchmarks.Plugin;

/// <summary>A server in a process of its own, once it has said where it serves. Disposing it ends the process.</summary>
internal sealed class ServedProcess : IAsyncDisposable
{
    /// <summary>Shorter, and a busy machine looks like a broken server; longer, and a broken one holds up the bench.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;

    private ServedProcess(Process process) => this.process = process;

    /// <summary>What the pattern found in its output.</summary>
    public required Match Said { get; init; }

    public static async Task<ServedProcess> StartAsync(
        string program, string[] arguments, Dictionary<string, string> environment, Regex pattern)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var said = new TaskCompletionSource<Match>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (pattern.Match(line.Data ?? string.Empty) is { Success: true } match)
                said.TrySetResult(match);
        };
        process.Exited += (_, _) => said.TrySetException(new InvalidOperationException($"{program} ended before it served."));
        process.Start();
        process.BeginOutputReadLine();
        return new ServedProcess(process) { Said = await said.Task.WaitAsync(Patience, TimeProvider.System) };
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
