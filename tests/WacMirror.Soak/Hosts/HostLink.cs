using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;

namespace WacMirror.Soak.Hosts;

/// <summary>REST and hub of one life of the host.</summary>
internal sealed class HostLink : IAsyncDisposable
{
    private readonly HttpClient http;
    private readonly HubConnection hub;
    private readonly string cluster;
    private readonly CancellationTokenSource stop = new();
    private readonly Channel<HostState> states = Channel.CreateBounded<HostState>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Lock gate = new();
    private HostState state = HostState.Unknown;
    private Task reading = Task.CompletedTask;

    private HostLink(HttpClient http, HubConnection hub, string cluster) =>
        (this.http, this.hub, this.cluster) = (http, hub, cluster);

    public static async Task<HostLink> OpenAsync(Uri address, string token, string cluster)
    {
        var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(address, "/hubs/live"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(token))
            .Build();
        await hub.StartAsync();
        var link = new HostLink(http, hub, cluster);
        link.reading = Task.WhenAll(
            link.FollowAsync("StreamTopology", (before, update) => before.WithTopology(update)),
            link.FollowAsync("StreamPolicies", (before, update) => before.WithPolicies(update)));
        return link;
    }

    /// <summary>What the hub has told so far.</summary>
    public HostState State
    {
        get
        {
            lock (gate)
                return state;
        }
    }

    /// <summary>Sends a request below the cluster's address.</summary>
    /// <exception cref="HttpRequestException">The host was killed before it answered.</exception>
    public async Task<HostAnswer> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/clusters/{cluster}/{path}")
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new HostAnswer((int)response.StatusCode, text);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        var answer = await SendAsync(HttpMethod.Get, path);
        return answer.IsSuccess
            ? answer.Json
            : throw new InvalidOperationException($"{path}: {answer.Status} {answer.Text}");
    }

    /// <summary>Waits until the hub has told a state that fits, without asking again and again.</summary>
    /// <exception cref="TimeoutException">None came in time.</exception>
    public async Task WaitAsync(Func<HostState, bool> fits, TimeSpan deadline)
    {
        using var patience = new CancellationTokenSource(deadline, TimeProvider.System);
        try
        {
            while (!fits(State))
                await states.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Not quiet within {deadline.TotalSeconds} s: {State}");
        }
        catch (ChannelClosedException)
        {
            throw new TimeoutException($"The hub ended: {State}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await hub.DisposeAsync();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Dispose();
        stop.Dispose();
    }

    private async Task FollowAsync(string stream, Func<HostState, JsonElement, HostState> with)
    {
        try
        {
            await foreach (var update in hub.StreamAsync<JsonElement>(stream, cluster, stop.Token))
                lock (gate)
                {
                    state = with(state, update);
                    states.Writer.TryWrite(state);
                }
        }
        finally
        {
            states.Writer.TryComplete();
        }
    }
}
