using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class RawSocketTests
{
    [Test]
    public async Task Octets_ThatAreNoHttp_AreABadRequest()
    {
        await using var bench = await Bench.StartAsync();
        using var socket = await ConnectAsync(bench);
        var stream = socket.GetStream();
        await stream.WriteAsync("\u0016\u0003 this is no request\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(stream);
        Assert.That(await reader.ReadLineAsync(), Is.EqualTo("HTTP/1.1 400 Bad Request"));
    }

    [Test]
    public async Task Client_ThatLeavesInTheMiddleOfItsBody_DisturbsNobody()
    {
        await using var bench = await Bench.StartAsync();
        using (var socket = await ConnectAsync(bench))
        {
            var head = $"POST /wsman HTTP/1.1\r\nHost: node1\r\nAuthorization: {Bench.Basic(Bench.UserName, Bench.Password)}\r\n"
                + "Content-Type: application/soap+xml;charset=UTF-8\r\nContent-Length: 5000\r\n\r\n<s:Envelope";
            var stream = socket.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
            socket.Client.Shutdown(SocketShutdown.Send);
            await WasResetAsync(stream);
        }
        Assert.That((await bench.PostAsync(Requests.Identify)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task HalfSentRequest_WhenItsNodeCrashes_IsReset()
    {
        await using var bench = await Bench.StartAsync();
        using var socket = await ConnectAsync(bench);
        var stream = socket.GetStream();
        await stream.WriteAsync("POST /wsman HTTP/1.1\r\nHost: node1\r\n\r\nPOST /wsman"u8.ToArray());
        var answered = await stream.ReadAsync(new byte[1]);
        bench.Server.SetReachable("NODE1", false);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(answered, Is.EqualTo(1));
            Assert.That(await WasResetAsync(stream));
        });
    }

    private static async Task<TcpClient> ConnectAsync(Bench bench)
    {
        var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, bench.Server.EndpointOf("NODE1").Port);
        return socket;
    }

    /// <summary>Reads until the connection ends; whether by a reset.</summary>
    private static async Task<bool> WasResetAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream);
        try
        {
            await reader.ReadToEndAsync();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
