using System.Text.Json;
using System.Text.RegularExpressions;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;

namespace WacMirror.Benchmarks.Plugin;

/// <summary>Three installations of the same lab: the host, the plug-in with the engine in its process, and the plug-in that
/// forwards to a host. Their labs run in this process.</summary>
internal sealed partial class PlugInWorld : IAsyncDisposable
{
    private const string User = "WACMIRROR_BENCH_USER";
    private const string Password = "WACMIRROR_BENCH_PASSWORD";

    private static readonly string Artifacts = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));
    private static readonly string Double = Path.Combine(Artifacts, "plugin", "double", "WacMirror.GatewayDouble");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wacmirror-bench-");
    private readonly Stack<IAsyncDisposable> started = [];

    public List<PlugInWay> Ways { get; } = [];

    public static async Task<PlugInWorld> StartAsync()
    {
        if (!File.Exists(Double))
            throw new InvalidOperationException("The gateway double is not there: dotnet run build.cs double");
        var world = new PlugInWorld();
        try
        {
            world.Ways.Add((await world.HostAsync("host", [])).Way);
            var (data, environment) = await world.LabAsync("plug-in");
            world.Ways.Add(await world.PlugInAsync("plug-in", new { mode = "inProcess", data }, environment));
            var key = Path.Combine(world.folder.FullName, "key");
            var behind = await world.HostAsync("behind", ["--gateway-key", key]);
            var host = new { address = behind.Way.Address.GetLeftPart(UriPartial.Authority), key };
            world.Ways.Add(await world.PlugInAsync("forwarding", new { mode = "forwarding", host }, []));
            behind.Way.Dispose();
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var way in Ways)
            way.Dispose();
        while (started.TryPop(out var one))
            await one.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task<(string Data, Dictionary<string, string> Environment)> LabAsync(string name)
    {
        var lab = await LabCluster.StartAsync(LabTopology.Default(), new LabOptions(), CancellationToken.None);
        started.Push(lab);
        var data = folder.CreateSubdirectory(name).FullName;
        var cluster = new
        {
            id = "lab1",
            name = lab.Name,
            nodes = lab.Nodes.Select(node => new { name = node.Name, address = node.Endpoint.Host, port = node.Endpoint.Port }),
            protocol = "http",
            scheme = "basic",
            credential = new { from = "environment", userVariable = User, passwordVariable = Password },
        };
        await File.WriteAllTextAsync(
            Path.Combine(data, "clusters.json"), JsonSerializer.Serialize(new { clusters = new[] { cluster } }));
        return (data, new() { [User] = lab.UserName, [Password] = lab.Password });
    }

    private async Task<(PlugInWay Way, string Data)> HostAsync(string name, string[] options)
    {
        var (data, environment) = await LabAsync(name);
        var program = Path.Combine(Artifacts, "bin", "WacMirror.Host", "release", "wacmirror.dll");
        var host = await ServedProcess.StartAsync(
            "dotnet", [program, "serve", "--urls", "http://127.0.0.1:0", "--data", data, .. options], environment, SignIn());
        started.Push(host);
        return (new PlugInWay(name, new Uri(host.Said.Groups[1].Value), "Authorization", "Bearer " + host.Said.Groups[2].Value), data);
    }

    private async Task<PlugInWay> PlugInAsync(string name, object settings, Dictionary<string, string> environment)
    {
        var copy = folder.CreateSubdirectory(name + "-installed").FullName;
        var staged = Path.Combine(Artifacts, "plugin", "gateway");
        foreach (var file in Directory.EnumerateFiles(staged, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(staged, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        await File.WriteAllTextAsync(Path.Combine(copy, "wacmirror", "plugin.json"), JsonSerializer.Serialize(settings));
        var gateway = await ServedProcess.StartAsync(Double, ["--plugin", copy], environment, Serving());
        started.Push(gateway);
        // Past the double's own proxy, which is none of the plug-in's cost.
        return new PlugInWay(
            name,
            new Uri(gateway.Said.Groups[1].Value + "/api/PortMirror/nodes/HV01/"),
            "x-double-identity",
            Uri.EscapeDataString(@"CONTOSO\alice;S-1-5-32-544"));
    }

    [GeneratedRegex(@"(http://\S+/)auth/local\?token=(\S+)")]
    private static partial Regex SignIn();

    [GeneratedRegex(@"process at (http://\S+)")]
    private static partial Regex Serving();
}
