using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;

namespace WacMirror.Benchmarks.Plugin;

/// <summary>An open stream of a cluster's topology, and an adapter whose role goes to and fro. For one thread.</summary>
internal sealed class LiveProbe : IAsyncDisposable
{
    private readonly PlugInWay way;
    private readonly HubConnection hub;
    private readonly ChannelReader<JsonElement> updates;
    private string adapter = string.Empty;
    private string role = "None";

    private LiveProbe(PlugInWay way, HubConnection hub, ChannelReader<JsonElement> updates) =>
        (this.way, this.hub, this.updates) = (way, hub, updates);

    public static async Task<LiveProbe> StartAsync(PlugInWay way)
    {
        var hub = way.Hub();
        await hub.StartAsync();
        var probe = new LiveProbe(
            way, hub, await hub.StreamAsChannelAsync<JsonElement>("StreamTopology", "lab1", CancellationToken.None));
        var found = await probe.SeenAsync(row =>
            row.ToString().Contains("SQL02", StringComparison.Ordinal)
            && row.ToString().Contains("Production", StringComparison.Ordinal));
        probe.adapter = found.GetProperty("id").GetString()!;
        return probe;
    }

    /// <summary>Sets the other role, and ends when the stream shows it.</summary>
    public async Task ChangeAsync()
    {
        role = role == "None" ? "Source" : "None";
        await way.PutAsync($"api/clusters/lab1/adapters/{adapter}/role", $$"""{ "role": "{{role}}" }""");
        await SeenAsync(row => row.GetProperty("id").GetString() == adapter && row.GetProperty("role").GetString() == role);
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    private async Task<JsonElement> SeenAsync(Func<JsonElement, bool> isIt)
    {
        while (true)
        {
            var update = await updates.ReadAsync();
            foreach (var row in update.GetProperty("upserted").EnumerateArray())
                if (isIt(row))
                    return row;
        }
    }
}
