using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace WacMirror.SystemTests.Kit;

/// <summary>The host below a process that is called systemd, with the socket and the folder that a unit gives it.</summary>
internal sealed class UnitProcess : IAsyncDisposable
{
    /// <summary>Shorter, and a busy machine fails the test; longer, and a broken one takes long to.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wacmirror-unit-");
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly TaskCompletionSource<int> child = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> output = [];
    private readonly Process parent;

    private UnitProcess()
    {
        State = folder.CreateSubdirectory("state").FullName;
        var notify = Path.Combine(folder.FullName, "notify");
        socket.Bind(new UnixDomainSocketEndPoint(notify));
        // The kernel names a process after its file.
        var shell = Path.Combine(folder.FullName, "systemd");
        File.Copy("/bin/sh", shell);
        var program = Repository.File("artifacts", "bin", "WacMirror.Host", Configuration, "wacmirror.dll");
        parent = new Process
        {
            StartInfo = new ProcessStartInfo(
                shell, ["-c", $"dotnet '{program}' serve --urls http://127.0.0.1:0 & echo child $!; wait $!"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        parent.StartInfo.Environment["NOTIFY_SOCKET"] = notify;
        parent.StartInfo.Environment["STATE_DIRECTORY"] = State;
        parent.OutputDataReceived += (_, line) => Read(line.Data);
        parent.ErrorDataReceived += (_, line) => Read(line.Data);
    }

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Name;

    /// <summary>The folder that the unit's StateDirectory stands for.</summary>
    public string State { get; }

    /// <summary>What it told systemd so far.</summary>
    public List<string> Told { get; } = [];

    /// <summary>That of the host: the shell ends with it.</summary>
    public int ExitCode => parent.ExitCode;

    public string Output
    {
        get
        {
            lock (output)
                return string.Join('\n', output);
        }
    }

    public static UnitProcess Start()
    {
        var unit = new UnitProcess();
        unit.parent.Start();
        unit.parent.BeginOutputReadLine();
        unit.parent.BeginErrorReadLine();
        return unit;
    }

    /// <summary>What it tells next.</summary>
    public async Task<string> NextAsync()
    {
        var buffer = new byte[4096];
        using var patience = new CancellationTokenSource(Patience);
        var length = await socket.ReceiveAsync(buffer, patience.Token);
        Told.Add(Encoding.UTF8.GetString(buffer, 0, length));
        return Told[^1];
    }

    /// <summary>Stops it as systemd does, and waits until it ended.</summary>
    public async Task TerminateAsync()
    {
        var id = await child.Task.WaitAsync(Patience);
        await Programs.OutputAsync("kill", "-TERM", id.ToString(CultureInfo.InvariantCulture));
        await parent.WaitForExitAsync().WaitAsync(Patience);
        while (socket.Available > 0)
            await NextAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!parent.HasExited)
            parent.Kill(entireProcessTree: true);
        await parent.WaitForExitAsync();
        parent.Dispose();
        socket.Dispose();
        folder.Delete(recursive: true);
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        lock (output)
            output.Add(line);
        if (line.StartsWith("child ", StringComparison.Ordinal))
            child.TrySetResult(int.Parse(line["child ".Length..], CultureInfo.InvariantCulture));
    }
}
