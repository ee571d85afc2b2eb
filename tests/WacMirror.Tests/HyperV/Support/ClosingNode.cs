using System.Net;
using System.Net.Sockets;
using System.Text;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Tests.HyperV.Support;

/// <summary>A node on a real socket that answers and closes as told: one entry for each connection, and in it one for
/// each request, which is the envelope to answer with, or null to close without a word.</summary>
internal sealed class ClosingNode : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<(int Connection, string Text)> requests = [];
    private readonly Task serving;

    public ClosingNode(params string?[][] connections)
    {
        listener.Start();
        serving = ServeAsync(connections);
    }

    public IReadOnlyList<(int Connection, string Text)> Requests
    {
        get
        {
            lock (requests)
                return [.. requests];
        }
    }

    public NodeEndpoint Endpoint =>
        Wire.Endpoint with { Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/wsman") };

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync(string?[][] connections)
    {
        try
        {
            for (var number = 0; number < connections.Length; number++)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await ServeAsync(client.GetStream(), number + 1, connections[number]);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(NetworkStream stream, int number, string?[] answers)
    {
        foreach (var answer in answers)
        {
            var request = await ReadAsync(stream);
            lock (requests)
                requests.Add((number, request));
            if (answer is null)
                return;
            var body = Encoding.UTF8.GetBytes(answer);
            var head = "HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml;charset=UTF-8\r\n"
                + $"Content-Length: {body.Length}\r\n\r\n";
            await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body], stop.Token);
        }
        // Stays open until the client leaves.
        while (await stream.ReadAsync(new byte[1], stop.Token) > 0)
        {
        }
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var received = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var count = await stream.ReadAsync(buffer, stop.Token);
            received.Write(buffer, 0, count);
            var text = Encoding.UTF8.GetString(received.GetBuffer(), 0, (int)received.Length);
            if (count == 0 || text.EndsWith("</s:Envelope>", StringComparison.Ordinal))
                return text;
        }
    }
}
