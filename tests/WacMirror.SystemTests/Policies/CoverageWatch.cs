using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using WacMirror.SystemTests.Kit;

namespace WacMirror.SystemTests.Policies;

/// <summary>Follows what the hub tells of one source's coverage.</summary>
internal sealed class CoverageWatch : IAsyncDisposable
{
    private readonly HubConnection hub;

    private CoverageWatch(HubConnection hub) => this.hub = hub;

    public static async Task<CoverageWatch> OpenAsync(LabClient lab)
    {
        var hub = new HubConnectionBuilder()
            .WithUrl(
                new Uri(lab.Address, "/hubs/live"),
                options => options.AccessTokenProvider = () => Task.FromResult<string?>(lab.Token))
            .Build();
        await hub.StartAsync();
        return new CoverageWatch(hub);
    }

    /// <summary>Waits until the source stands so on the node.</summary>
    public async Task WaitAsync(string source, string state, string node)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var seen = new List<string>();
        try
        {
            await foreach (var update in hub.StreamAsync<JsonElement>("StreamPolicies", "lab", patience.Token))
                foreach (var item in update.GetProperty("sources").EnumerateArray())
                    if (item.GetProperty("source").GetString() == source)
                    {
                        seen.Add(item.ToString());
                        if (item.GetProperty("state").GetString() == state && item.GetProperty("node").GetString() == node)
                            return;
                    }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"{source} did not become {state} on {node}:\n{string.Join('\n', seen)}");
        }
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();
}
