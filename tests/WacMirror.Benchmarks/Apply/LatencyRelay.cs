using System.Net;
using System.Net.Sockets;

namespace WacMirror.Benchmarks.Apply;

/// <summary>A port in front of another that holds back the beginning of each request for a while, as a network does. On
/// one connection requests and answers alternate, so a request begins when the client speaks after the other
/// side.</summary>
internal sealed class LatencyRelay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly IPEndPoint target;
    private readonly TimeSpan latency;
    private readonly Task accepting;

    public LatencyRelay(IPEndPoint target, TimeSpan latency)
    {
        this.target = target;
        this.latency = latency;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Nobody is waited for any more.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(target, stop.Token);
                (client.NoDelay, server.NoDelay) = (true, true);
                var turn = new Turn();
                await Task.WhenAny(
                    CopyAsync(client.GetStream(), server.GetStream(), turn, isRequest: true),
                    CopyAsync(server.GetStream(), client.GetStream(), turn, isRequest: false));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or IOException)
            {
                // One end is gone; so is the other.
            }
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, Turn turn, bool isRequest)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, stop.Token)) > 0)
        {
            if (isRequest && !turn.IsRequest)
                await Task.Delay(latency, TimeProvider.System, stop.Token);
            turn.IsRequest = isRequest;
            await to.WriteAsync(buffer.AsMemory(0, read), stop.Token);
        }
    }

    private sealed class Turn
    {
        public volatile bool IsRequest;
    }
}
