using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace WacMirror.SystemTests.Kit;

/// <summary>What an operator does with curl.</summary>
internal sealed class LabClient(Uri address, string token) : IDisposable
{
    private readonly HttpClient http = new()
    {
        BaseAddress = address,
        DefaultRequestHeaders = { Authorization = new("Bearer", token) },
        Timeout = TimeSpan.FromMinutes(2),
    };

    public Uri Address { get; } = address;

    public string Token { get; } = token;

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null) =>
        http.SendAsync(new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) });

    public async Task<JsonElement> GetAsync(string path) => await ReadAsync(await SendAsync(HttpMethod.Get, path));

    public async Task<JsonElement> PostAsync(string path, object? body = null) =>
        await ReadAsync(await SendAsync(HttpMethod.Post, path, body));

    /// <summary>The id of an adapter on the switch Production, once the inventory shows it; named as MACHINE, or as
    /// MACHINE/ADAPTER where the machine has several there.</summary>
    public async Task<string> AdapterAsync(string name)
    {
        await InventoryAsync();
        var parts = name.Split('/');
        var page = await GetAsync(
            $"/api/clusters/lab/adapters?vm={parts[0]}&adapter={parts.ElementAtOrDefault(1) ?? "*"}&switch=Production");
        return page.GetProperty("items").EnumerateArray().Single().GetProperty("id").GetString()!;
    }

    /// <summary>Sets a role and checks that the answer is the read-back.</summary>
    public async Task SetRoleAsync(string machine, string role)
    {
        var path = $"/api/clusters/lab/adapters/{await AdapterAsync(machine)}/role";
        var answer = await ReadAsync(await SendAsync(HttpMethod.Put, path, new { role }));
        Assert.That(answer.GetProperty("adapter").GetProperty("role").GetString(), Is.EqualTo(role));
    }

    /// <summary>Pings and checks that every echo came back.</summary>
    public async Task PingAsync(string from, string to, int count)
    {
        var report = await PostAsync("/lab/ping", new { from, to, count });
        Assert.That(report.GetProperty("received").GetInt32(), Is.EqualTo(count), report.ToString());
    }

    /// <summary>Captures an adapter for that many seconds, runs the action once the capture runs, and gives the file.</summary>
    public async Task<FileInfo> CaptureAsync(string machine, int seconds, Func<Task> action)
    {
        var path = $"/lab/adapters/{await AdapterAsync(machine)}/capture?seconds={seconds}";
        using var response = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync();
        var file = new FileInfo(Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid() + ".pcapng"));
        await using var copy = file.Create();
        // The capture has begun when its first bytes are here.
        var first = new byte[4];
        await stream.ReadExactlyAsync(first);
        await copy.WriteAsync(first);
        await action();
        await stream.CopyToAsync(copy);
        return file;
    }

    public void Dispose() => http.Dispose();

    /// <summary>Waits until every node was read once, as the live hub tells it.</summary>
    private async Task InventoryAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await using var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(Address, "/hubs/live"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(Token))
            .Build();
        await hub.StartAsync(patience.Token);
        await foreach (var update in hub.StreamAsync<JsonElement>("StreamTopology", "lab", patience.Token))
            if (update.GetProperty("nodes").EnumerateArray().All(node => node.TryGetProperty("readAt", out _)))
                return;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.IsSuccessStatusCode, Is.True, $"{response.RequestMessage?.RequestUri}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
