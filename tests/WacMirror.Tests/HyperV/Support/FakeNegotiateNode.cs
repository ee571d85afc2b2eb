using System.Net;
using System.Net.Http.Headers;
using System.Text;
using WacMirror.HyperV.Wsman;
using WacMirror.HyperV.Wsman.Sealing;
using WacMirror.HyperV.Wsman.Transport;
using WacMirror.HyperV.Wsman.Transport.Security;

namespace WacMirror.Tests.HyperV.Support;

/// <summary>A node that proves callers by connection and seals, in memory. What a connection does with a message is a
/// function of the connection's number, from 1, and the message's text.</summary>
internal sealed class FakeNegotiateNode
{
    private readonly Lock gate = new();
    private readonly List<(int Connection, string Text)> messages = [];
    private readonly List<FakeContext> contexts = [];
    private readonly List<int> closed = [];
    private int connections;

    public Func<int, string, HttpResponseMessage?> OnMessage { get; init; } = (_, _) => null;

    public Func<int, HttpResponseMessage?> OnHandshake { get; init; } = _ => null;

    public IReadOnlyList<(int Connection, string Text)> Messages
    {
        get
        {
            lock (gate)
                return [.. messages];
        }
    }

    public IReadOnlyList<int> Closed
    {
        get
        {
            lock (gate)
                return [.. closed];
        }
    }

    public int Connections => connections;

    public IReadOnlyList<FakeContext> Contexts
    {
        get
        {
            lock (gate)
                return [.. contexts];
        }
    }

    public WsmanSession Session(TimeProvider time, int bound = 2) =>
        new(new WsmanHttp("HV01", Carrier(time, bound)), Wire.Requests, time);

    public NegotiateCarrier Carrier(TimeProvider time, int bound = 2) => new(
        "HV01",
        new Uri("http://hv01:5985/wsman"),
        Begin,
        () => new Connection(this),
        new ConnectionPool(bound, TimeSpan.FromSeconds(60), time));

    public static HttpResponseMessage Refusal() => new(HttpStatusCode.Unauthorized)
    {
        Headers = { WwwAuthenticate = { new AuthenticationHeaderValue("Negotiate") } },
    };

    private (ISecurityContext Context, byte[]? Token) Begin()
    {
        lock (gate)
        {
            var context = new FakeContext(++connections);
            contexts.Add(context);
            return (context, context.Step([]));
        }
    }

    private sealed class Connection(FakeNegotiateNode node) : HttpMessageHandler
    {
        private int number;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            if (request.Headers.Authorization is { } authorization)
            {
                number = Convert.FromBase64String(authorization.Parameter!)[0];
                return node.OnHandshake(number) ?? Accept(authorization);
            }
            var context = node.contexts[number - 1];
            var part = SealedBody.Read(body, request.Content.Headers.ContentType!.ToString());
            var text = Encoding.UTF8.GetString(context.Open(part.Seal).Span);
            lock (node.gate)
                node.messages.Add((number, text));
            return node.OnMessage(number, text) ?? Sealed(context, Wire.Enumerate(Wire.Instance("Msvm_X", "<p:A>1</p:A>")));
        }

        protected override void Dispose(bool disposing)
        {
            lock (node.gate)
                node.closed.Add(number);
            base.Dispose(disposing);
        }

        private static HttpResponseMessage Accept(AuthenticationHeaderValue authorization) => new(HttpStatusCode.OK)
        {
            Headers = { WwwAuthenticate = { authorization } },
        };
    }

    public HttpResponseMessage Answer(int connection, string envelope, HttpStatusCode status = HttpStatusCode.OK) =>
        Sealed(contexts[connection - 1], envelope, status);

    public HttpResponseMessage Answer(int connection, byte[] envelope, string contentType) =>
        Sealed(contexts[connection - 1], envelope, contentType, HttpStatusCode.OK);

    private static HttpResponseMessage Sealed(
        FakeContext context, string envelope, HttpStatusCode status = HttpStatusCode.OK) =>
        Sealed(context, Encoding.UTF8.GetBytes(envelope), "application/soap+xml;charset=UTF-8", status);

    private static HttpResponseMessage Sealed(
        FakeContext context, byte[] envelope, string contentType, HttpStatusCode status)
    {
        var content = new ByteArrayContent(EnvelopeSeal.Close(context, contentType, envelope));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(SealedBody.ContentType);
        return new HttpResponseMessage(status) { Content = content };
    }
}
