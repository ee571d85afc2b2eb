using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace WacMirror.SystemTests.Plugin;

/// <summary>What the tool's page sends from within the shell: the gateway's routes, its token against foreign pages, and the
/// person's identity.</summary>
internal sealed class GatewayPerson : IDisposable
{
    /// <summary>A name and the group that may do everything where nothing else is set.</summary>
    public const string Administrator = @"CONTOSO\alice;S-1-5-32-544";

    public const string Stranger = @"CONTOSO\mallory;S-1-5-32-545";

    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;
    private readonly Uri gateway;
    private readonly string user;

    public GatewayPerson(Uri gateway, string node, string user)
    {
        (this.gateway, this.user) = (gateway, user);
        Base = $"/api/Services/WacMirror/PortMirror/nodes/{node}";
        cookies.Add(gateway, new Cookie("WAC-XSRF", Xsrf));
        http = new HttpClient(new SocketsHttpHandler
        {
            CookieContainer = cookies,
            AllowAutoRedirect = false,
            // Whoever counts what is left open does not wait for the usual minute.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(3),
        })
        {
            BaseAddress = gateway,
            Timeout = TimeSpan.FromMinutes(2),
        };
    }

    /// <summary>What stands before an address of ours.</summary>
    public string Base { get; }

    private static string Xsrf => "0123456789abcdef";

    /// <summary>Sends a request to an address as the stand-alone program has it.</summary>
    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? json = null, Action<HttpRequestMessage>? change = null) =>
        SendToAsync(method, Base + path, json, change);

    public Task<HttpResponseMessage> SendToAsync(
        HttpMethod method, string path, string? json = null, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (user.Length > 0)
            request.Headers.Add("x-test-user", user);
        request.Headers.Add("x-xsrf-token", Xsrf);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        change?.Invoke(request);
        return http.SendAsync(request);
    }

    /// <summary>A connection to the live hub by one transport, not yet started.</summary>
    public HubConnection Hub(HttpTransportType transport) => new HubConnectionBuilder()
        .WithUrl(new Uri(gateway, Base + "/hubs/live"), options =>
        {
            options.Transports = transport;
            options.Cookies = cookies;
            options.Headers["x-test-user"] = user;
            options.Headers["x-xsrf-token"] = Xsrf;
        })
        .Build();

    public void Dispose() => http.Dispose();
}
