using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using WacMirror.SystemTests.Kit;

namespace WacMirror.SystemTests.Plugin;

/// <summary>The gateway double as a process of its own on the gateway's runtime, with a copy of the staged plug-in whose
/// settings are the test's.</summary>
internal sealed partial class GatewayDouble : IAsyncDisposable
{
    /// <summary>Longer than a start on a busy machine takes, and than its end with writes under way.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly string Artifacts = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));
    private static readonly string Program = Path.Combine(Artifacts, "plugin", "double", "WacMirror.GatewayDouble");
    private static readonly string Staged = Path.Combine(Artifacts, "plugin", "gateway");

    private readonly Process process;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wacmirror-plugin-");
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> output = [];

    private GatewayDouble(object settings, string loader, Dictionary<string, string> environment)
    {
        Copy(new DirectoryInfo(Staged), folder);
        SettingsFile = Path.Combine(folder.FullName, "wacmirror", "plugin.json");
        Write(settings);
        process = new Process
        {
            StartInfo = new ProcessStartInfo(Program, ["--plugin", folder.FullName, "--loader", loader])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        foreach (var (name, value) in environment)
            process.StartInfo.Environment[name] = value;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The double ended: " + Output));
    }

    public string SettingsFile { get; }

    public string Output
    {
        get
        {
            lock (output)
                return string.Join('\n', output);
        }
    }

    /// <summary>Starts it and waits until it serves. The plug-in itself starts with its first request.</summary>
    public static async Task<GatewayDouble> StartAsync(
        object settings, Dictionary<string, string>? environment = null, string loader = "default")
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(Program) || !Directory.Exists(Staged))
            Assert.Ignore("SKIPPED: the gateway double is not there; 'dotnet run build.cs double' makes it on Linux.");
        var made = new GatewayDouble(settings, loader, environment ?? []);
        made.process.Start();
        made.process.BeginOutputReadLine();
        made.process.BeginErrorReadLine();
        await made.address.Task.WaitAsync(Patience);
        return made;
    }

    /// <summary>A person in the browser, signed in to the gateway and connected to a node.</summary>
    public GatewayPerson Person(string node, string user = GatewayPerson.Administrator) =>
        new(address.Task.GetAwaiter().GetResult(), node, user);

    public void Write(object settings) => File.WriteAllText(SettingsFile, JsonSerializer.Serialize(settings));

    /// <summary>How the process is doing, after everything that is garbage was collected.</summary>
    public async Task<JsonElement> StateAsync()
    {
        using var http = new HttpClient { BaseAddress = await address.Task };
        return await http.GetFromJsonAsync<JsonElement>("/double/state");
    }

    /// <summary>Ends it as a service is ended, and waits.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        await Programs.OutputAsync("kill", "-TERM", $"{process.Id}");
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (var file in from.EnumerateFiles())
            file.CopyTo(Path.Combine(to.FullName, file.Name));
        foreach (var inner in from.EnumerateDirectories())
            Copy(inner, to.CreateSubdirectory(inner.Name));
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        lock (output)
            output.Add(line);
        if (Serving().Match(line) is { Success: true } match)
            address.TrySetResult(new Uri(match.Groups[1].Value));
    }

    [GeneratedRegex(@"serves (http://\S+)")]
    private static partial Regex Serving();
}
