using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace WacMirror.Benchmarks.Inventory;

/// <summary>Stands in front of a server on loopback and lets each request reach it later, as a network does. What is
/// under way at once is late at once; the way back takes no time, so a request costs the delay once.</summary>
internal sealed class DelayingRelay : IDisposable
{
    private const int Piece = 64 * 1024;
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource stop = new();
    private readonly EndPoint server;
    private readonly TimeSpan delay;

    public DelayingRelay(Uri server, TimeSpan delay)
    {
        this.server = new IPEndPoint(IPAddress.Loopback, server.Port);
        this.delay = delay;
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(512);
        Address = new UriBuilder(server) { Port = ((IPEndPoint)listener.LocalEndPoint!).Port }.Uri;
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var ends = stop.Token;
        try
        {
            while (true)
                _ = RelayAsync(await listener.AcceptAsync(ends), ends);
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return;
        }
    }

    private async Task RelayAsync(Socket client, CancellationToken ends)
    {
        using var near = client;
        using var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        var late = Channel.CreateUnbounded<(long At, byte[] Bytes)>();
        try
        {
            await far.ConnectAsync(server, ends);
            await Task.WhenAny(TakeAsync(near, late.Writer, ends), PassOnAsync(late.Reader, far, ends), CopyAsync(far, near, ends));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
            return;
        }
    }

    private static async Task TakeAsync(Socket from, ChannelWriter<(long At, byte[] Bytes)> to, CancellationToken ends)
    {
        var buffer = new byte[Piece];
        while (await from.ReceiveAsync(buffer, ends) is var count and > 0)
            await to.WriteAsync((Stopwatch.GetTimestamp(), buffer[..count]), ends);
    }

    private async Task PassOnAsync(ChannelReader<(long At, byte[] Bytes)> from, Socket to, CancellationToken ends)
    {
        await foreach (var (at, bytes) in from.ReadAllAsync(ends))
        {
            if (delay - Stopwatch.GetElapsedTime(at) is { Ticks: > 0 } rest)
                await Task.Delay(rest, TimeProvider.System, ends);
            await to.SendAsync(bytes, ends);
        }
    }

    private static async Task CopyAsync(Socket from, Socket to, CancellationToken ends)
    {
        var buffer = new byte[Piece];
        while (await from.ReceiveAsync(buffer, ends) is var count and > 0)
            await to.SendAsync(buffer.AsMemory(0, count), ends);
    }
}
