using System.Net.Http.Headers;
using System.Text;
using WacMirror.Cim;
using WacMirror.HyperV.Sessions;
using WacMirror.HyperV.Wsman;

namespace WacMirror.Benchmarks.Inventory;

/// <summary>What was sent and what came back.</summary>
internal sealed record WireCount(int Requests, long Sent, long Received, long LargestAnswer);

/// <summary>The floor: an HttpClient that posts the same envelopes, as many at once, and reads the answers to the end
/// into a buffer. It looks at nothing but for the context that the next Pull must name.</summary>
internal sealed class BareDownload : IDisposable
{
    private static readonly byte[] ContextEnd = "</n:EnumerationContext>"u8.ToArray();
    private readonly HttpClient client;
    private readonly NodeEndpoint endpoint;
    private readonly WsmanRequests requests;
    private readonly int concurrent;

    public BareDownload(NodeEndpoint endpoint, SessionLimits limits)
    {
        this.endpoint = endpoint;
        concurrent = limits.ConcurrentOperations;
        requests = new WsmanRequests(endpoint.Address, limits.OperationDeadline * 0.8, Guid.NewGuid);
        var credential = (NodeCredential.Basic)endpoint.Credential;
        client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            MaxConnectionsPerServer = concurrent,
        });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.User}:{credential.Password}")));
    }

    public async Task<WireCount> RunAsync(IReadOnlyList<(string Namespace, Wql Query)> queries)
    {
        using var slots = new SemaphoreSlim(concurrent, concurrent);
        var counts = await Task.WhenAll(queries.Select(async query =>
        {
            await slots.WaitAsync();
            try
            {
                return await RunAsync(query.Namespace, query.Query);
            }
            finally
            {
                slots.Release();
            }
        }));
        return new WireCount(
            counts.Sum(count => count.Requests), counts.Sum(count => count.Sent),
            counts.Sum(count => count.Received), counts.Max(count => count.LargestAnswer));
    }

    public void Dispose() => client.Dispose();

    private async Task<WireCount> RunAsync(string ns, Wql query)
    {
        var buffer = new byte[1024 * 1024];
        var total = new WireCount(0, 0, 0, 0);
        for (string? context = string.Empty; context is not null;)
        {
            var request = context.Length == 0 ? requests.Enumerate(ns, query) : requests.Pull(ns, query, context);
            using var message = new HttpRequestMessage(HttpMethod.Post, endpoint.Address)
            {
                Content = new ReadOnlyMemoryContent(request.Content),
            };
            message.Content.Headers.ContentType = new("application/soap+xml") { CharSet = "UTF-8" };
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            var length = await ReadAsync(response, buffer);
            total = new WireCount(
                total.Requests + 1, total.Sent + request.Content.Length, total.Received + length,
                Math.Max(total.LargestAnswer, length));
            context = ContextOf(buffer.AsSpan(0, length));
        }
        return total;
    }

    private static async Task<int> ReadAsync(HttpResponseMessage response, byte[] buffer)
    {
        await using var body = await response.Content.ReadAsStreamAsync();
        var length = 0;
        while (await body.ReadAsync(buffer.AsMemory(length)) is var count and > 0)
            length += count;
        return length;
    }

    private static string? ContextOf(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf(ContextEnd);
        if (end < 0)
            return null;
        var start = answer[..end].LastIndexOf((byte)'>') + 1;
        return start == end ? null : Encoding.UTF8.GetString(answer[start..end]);
    }
}
