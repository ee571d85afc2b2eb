using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace WacMirror.SystemTests.Plugin;

/// <summary>One of the two ways to the same API, with a cluster of its own behind it.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Send">Sends a request.</param>
/// <param name="Hub">A connection to the hub.</param>
internal sealed record ApiSide(
    string Name, Func<HttpMethod, string, string?, Task<HttpResponseMessage>> Send, Func<HubConnection> Hub)
{
    /// <summary>What addresses and bodies of later requests take from earlier answers: <c>{policy}</c> and the like.</summary>
    public Dictionary<string, string> Names { get; } = new() { ["cluster"] = PlugInLab.Id };

    public string Fill(string text) =>
        Names.Aggregate(text, (filled, name) => filled.Replace($"{{{name.Key}}}", name.Value, StringComparison.Ordinal));

    /// <summary>Follows a stream of the hub until an update shows what is waited for.</summary>
    public async Task UntilAsync(string stream, Func<JsonElement, bool> isSeen, CancellationToken cancellationToken)
    {
        await using var hub = Hub();
        await hub.StartAsync(cancellationToken);
        await foreach (var update in hub.StreamAsync<JsonElement>(stream, PlugInLab.Id, cancellationToken))
            if (isSeen(update))
                return;
        Assert.Fail($"{Name}: {stream} ended before it showed what was waited for.");
    }

    /// <summary>Waits until every node was read and the cluster answers.</summary>
    public Task InventoryAsync(CancellationToken cancellationToken) => UntilAsync(
        "StreamTopology",
        update => update.GetProperty("nodes").EnumerateArray().ToList() is { Count: > 0 } nodes
            && nodes.TrueForAll(node => node.TryGetProperty("readAt", out _)
                && node.GetProperty("state").GetString() == "Up"),
        cancellationToken);

    /// <summary>Waits until the guest of a machine has told its addresses, which are asked for last.</summary>
    public Task AddressesAsync(string machine, CancellationToken cancellationToken) => UntilAsync(
        "StreamTopology",
        update => update.GetProperty("upserted").EnumerateArray().Any(adapter =>
            adapter.TryGetProperty("vm", out var vm) && vm.ValueKind == JsonValueKind.Object
            && vm.GetProperty("name").GetString() == machine && adapter.GetProperty("addresses").GetArrayLength() > 0),
        cancellationToken);

    /// <summary>Waits until an adapter shows a role.</summary>
    public Task RoleAsync(string role, CancellationToken cancellationToken) => UntilAsync(
        "StreamTopology",
        update => update.GetProperty("upserted").EnumerateArray().Any(adapter =>
            adapter.GetProperty("id").GetString() == Names["adapter"] && adapter.GetProperty("role").GetString() == role),
        cancellationToken);
}
