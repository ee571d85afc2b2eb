using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using WacMirror.Lab.Wsman;

namespace WacMirror.Tests.Lab.Wsman;

/// <summary>A server on real sockets and a client that knows its password.</summary>
internal sealed class Bench : IAsyncDisposable
{
    public const string UserName = "operator";
    public const string Password = "p:ässword";

    private Bench(WsmanServer server) => Server = server;

    public WsmanServer Server { get; }

    public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromSeconds(30) };

    public static WsmanServerOptions Options(TimeProvider? time = null) => new()
    {
        UserName = UserName,
        Password = Password,
        Time = time ?? TimeProvider.System,
        Loggers = NullLoggerFactory.Instance,
    };

    /// <summary>One node, <c>NODE1</c>.</summary>
    public static Task<Bench> StartAsync(params CimClass[] classes) =>
        StartAsync(Options(), new WsmanNode("NODE1", classes));

    public static async Task<Bench> StartAsync(WsmanServerOptions options, params WsmanNode[] nodes) =>
        new(await WsmanServer.StartAsync(nodes, options, CancellationToken.None));

    public Task<Reply> PostAsync(string envelope, string node = "NODE1") =>
        SendAsync(Request(Encoding.UTF8.GetBytes(envelope), node));

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await Client.SendAsync(request);
            var octets = await response.Content.ReadAsByteArrayAsync();
            var type = response.Content.Headers.ContentType;
            var encoding = type?.CharSet is "UTF-16" ? Encoding.Unicode : Encoding.UTF8;
            return new Reply(response.StatusCode, encoding.GetString(octets), octets.Length, type?.ToString());
        }
    }

    public HttpRequestMessage Request(
        byte[] octets, string node = "NODE1", string type = "application/soap+xml;charset=UTF-8") =>
        new(HttpMethod.Post, Server.EndpointOf(node))
        {
            Content = new ByteArrayContent(octets) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } },
            Headers = { Authorization = Basic(UserName, Password) },
        };

    public static AuthenticationHeaderValue Basic(string userName, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}")));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
