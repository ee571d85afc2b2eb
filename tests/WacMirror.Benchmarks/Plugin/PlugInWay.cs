using System.Net.Http.Headers;
using Microsoft.AspNetCore.SignalR.Client;

namespace WacMirror.Benchmarks.Plugin;

/// <summary>One way to the API and the hub.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Address">What stands before an address of ours, with a slash at its end.</param>
/// <param name="Header">The header that says who calls.</param>
/// <param name="Value">Its value.</param>
internal sealed record PlugInWay(string Name, Uri Address, string Header, string Value) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });

    public async Task<string> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path));
        return await SendAsync(request);
    }

    public async Task PutAsync(string path, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(Address, path))
        {
            Content = new StringContent(json, new MediaTypeHeaderValue("application/json")),
        };
        await SendAsync(request);
    }

    public HubConnection Hub() => new HubConnectionBuilder()
        .WithUrl(new Uri(Address, "hubs/live"), options => options.Headers[Header] = Value)
        .Build();

    public void Dispose() => http.Dispose();

    private async Task<string> SendAsync(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation(Header, Value);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{Name}: {text}");
    }
}
