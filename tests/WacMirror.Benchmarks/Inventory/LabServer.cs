using System.Globalization;
using System.Text.Json;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;

namespace WacMirror.Benchmarks.Inventory;

/// <summary>The lab as a process of its own, so that neither its memory nor its processor time is counted as the
/// client's. Says where it answers in one line and ends with its input.</summary>
internal static class LabServer
{
    public const string Command = "inventory-lab";

    /// <param name="arguments">The topology, and milliseconds that a request is late.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        await using var lab = await LabCluster.StartAsync(
            LabTopology.Load(arguments[0]), new LabOptions(), CancellationToken.None);
        var delay = TimeSpan.FromMilliseconds(int.Parse(arguments[1], CultureInfo.InvariantCulture));
        var relays = delay > TimeSpan.Zero
            ? lab.Nodes.ToDictionary(node => node.Name, node => new DelayingRelay(node.Endpoint, delay))
            : [];
        var nodes = lab.Nodes.ToDictionary(
            node => node.Name, node => relays.TryGetValue(node.Name, out var relay) ? relay.Address : node.Endpoint);
        Console.WriteLine(JsonSerializer.Serialize(new LabAddress(lab.UserName, lab.Password, nodes)));
        await Console.In.ReadToEndAsync();
        foreach (var relay in relays.Values)
            relay.Dispose();
        return 0;
    }
}
