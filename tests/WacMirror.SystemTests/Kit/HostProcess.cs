using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WacMirror.SystemTests.Kit;

/// <summary>The host as people run it: a process of its own on a free loopback port, with an empty data directory.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    /// <summary>Longer than a start takes on a machine that others keep busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>The host's own output beside this project's: artifacts/bin/PROJECT/CONFIGURATION.</summary>
    private static readonly string Program = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory,
        "..", "..", "WacMirror.Host", new DirectoryInfo(AppContext.BaseDirectory).Name, "wacmirror.dll"));

    private readonly Process process;
    private readonly DirectoryInfo data;
    private readonly TaskCompletionSource<Uri> signIn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> output = [];

    private HostProcess(string[] arguments)
    {
        data = Directory.CreateTempSubdirectory("wacmirror-test-");
        process = new Process
        {
            StartInfo = new ProcessStartInfo(
                "dotnet",
                [Program, "serve", .. arguments.Contains("--data") ? [] : new[] { "--data", data.FullName }, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => signIn.TrySetException(new InvalidOperationException("The host ended: " + Output));
    }

    /// <summary>Everything it wrote so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return string.Join('\n', output);
        }
    }

    public int Id => process.Id;

    public int ExitCode => process.ExitCode;

    /// <summary>Starts it with the embedded cluster and waits until it serves.</summary>
    public static Task<(HostProcess Process, LabClient Client)> StartLabAsync(string topology = "") =>
        StartAsync(topology.Length == 0 ? ["--lab"] : ["--lab", topology]);

    /// <summary>Starts it on a free port and waits until it serves.</summary>
    public static async Task<(HostProcess Process, LabClient Client)> StartAsync(
        string[]? arguments = null, Dictionary<string, string>? environment = null)
    {
        string[] given = arguments ?? [];
        var host = new HostProcess(given.Contains("--urls") ? given : ["--urls", "http://127.0.0.1:0", .. given]);
        foreach (var (name, value) in environment ?? [])
            host.process.StartInfo.Environment[name] = value;
        host.Start();
        var address = await host.signIn.Task.WaitAsync(Patience);
        var token = address.Query.Split('=')[1];
        return (host, new LabClient(new Uri(address, "/"), token));
    }

    /// <summary>Runs it with arguments that make it end by itself.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        await using var host = new HostProcess(arguments);
        host.Start();
        _ = host.signIn.Task.Exception;
        await host.process.WaitForExitAsync().WaitAsync(Patience);
        return (host.ExitCode, host.Output);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await StopAsync();
        process.Dispose();
        data.Delete(recursive: true);
    }

    /// <summary>Ends it as whoever runs services does, so that it cleans up: Ctrl+C is ignored by what a shell started in the
    /// background. Kills it where that cannot be sent or does not help.</summary>
    private async Task StopAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        if (!OperatingSystem.IsWindows())
        {
            await Programs.OutputAsync("kill", "-TERM", $"{process.Id}");
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    private void Start()
    {
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        lock (output)
            output.Add(line);
        if (SignInAddress().Match(line) is { Success: true } match)
            signIn.TrySetResult(new Uri(match.Value));
    }

    [GeneratedRegex(@"http://\S+/auth/local\?token=\S+")]
    private static partial Regex SignInAddress();
}
