using System.Diagnostics;
using System.Text.RegularExpressions;
using WacMirror.Lab.Cluster;

namespace WacMirror.Soak.Hosts;

/// <summary>WacMirror as a process of its own on one data directory, which can be killed as a power cut would and started
/// again. One caller at a time.</summary>
internal sealed partial class SoakHost : IAsyncDisposable
{
    public const string Cluster = "soak";

    /// <summary>Shorter fails on a busy machine; longer lets a program that does not start hold up the run.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    private readonly LabCluster lab;
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("wacmirror-soak-");
    private readonly Queue<string> output = new();
    private Process? process;
    private HostLink? link;

    public SoakHost(LabCluster lab)
    {
        this.lab = lab;
        File.WriteAllText(Path.Combine(data.FullName, "clusters.json"), SoakConfiguration.Of(Cluster, lab));
    }

    /// <summary>The way to it.</summary>
    /// <exception cref="InvalidOperationException">It does not run.</exception>
    public HostLink Link => link ?? throw new InvalidOperationException("The host does not run.");

    public bool IsRunning => process is { HasExited: false };

    /// <summary>The last lines that it wrote.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return string.Join('\n', output);
        }
    }

    /// <summary>Starts it and waits until it serves.</summary>
    public async Task StartAsync()
    {
        var signIn = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = Create(signIn);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var address = await signIn.Task.WaitAsync(Patience, TimeProvider.System);
        link = await HostLink.OpenAsync(new Uri(address, "/"), address.Query.Split('=')[1], Cluster);
    }

    /// <summary>Ends it in the middle of whatever it does: SIGKILL, so nothing in it can tidy up.</summary>
    public async Task KillAsync()
    {
        if (process is null)
            return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
        if (link is not null)
            await link.DisposeAsync();
        link = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        data.Delete(recursive: true);
    }

    private Process Create(TaskCompletionSource<Uri> signIn)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Program(), "serve", "--urls", "http://127.0.0.1:0", "--data", data.FullName, "--resync", "1"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[SoakConfiguration.UserVariable] = lab.UserName;
        start.Environment[SoakConfiguration.PasswordVariable] = lab.Password;
        var created = new Process { StartInfo = start, EnableRaisingEvents = true };
        created.OutputDataReceived += (_, line) => Read(line.Data, signIn);
        created.ErrorDataReceived += (_, line) => Read(line.Data, signIn);
        created.Exited += (_, _) => signIn.TrySetException(new InvalidOperationException("The host ended: " + Output));
        return created;
    }

    /// <summary>The host's own output beside this project's: artifacts/bin/PROJECT/CONFIGURATION.</summary>
    private static string Program() => Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory,
        "..", "..", "WacMirror.Host", new DirectoryInfo(AppContext.BaseDirectory).Name, "wacmirror.dll"));

    private void Read(string? line, TaskCompletionSource<Uri> signIn)
    {
        if (line is null)
            return;
        lock (output)
        {
            output.Enqueue(line);
            if (output.Count > 200)
                output.Dequeue();
        }
        if (SignInAddress().Match(line) is { Success: true } match)
            signIn.TrySetResult(new Uri(match.Value));
    }

    [GeneratedRegex(@"http://\S+/auth/local\?token=\S+")]
    private static partial Regex SignInAddress();
}
