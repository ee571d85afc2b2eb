using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text;

namespace WacMirror.Tests.Lab.Wsman.Security;

/// <summary>A client of its own that signs in with Negotiate on one connection and seals its messages, written from
/// the wire's description and sharing nothing with the server or with the product.</summary>
internal sealed class SignedInPeer : IDisposable
{
    private const string Boundary = "--Encrypted Boundary";

    private readonly HttpClient client;
    private readonly NegotiateAuthentication context;
    private readonly Uri endpoint;

    public SignedInPeer(Uri endpoint, string package, NetworkCredential credential, SocketsHttpHandler? handler = null)
    {
        this.endpoint = endpoint;
        handler ??= new SocketsHttpHandler();
        handler.MaxConnectionsPerServer = 1;
        client = new HttpClient(handler);
        context = new NegotiateAuthentication(new NegotiateAuthenticationClientOptions
        {
            Package = package,
            Credential = credential,
            TargetName = "HTTP/localhost",
            RequiredProtectionLevel = ProtectionLevel.EncryptAndSign,
        });
    }

    /// <summary>Whether the trailer of a sealed Kerberos message is rotated to its front, as Windows has it.</summary>
    public bool Rotates { get; init; } = true;

    /// <summary>How much of the last answer was signature.</summary>
    public int AnswerSignature { get; private set; }

    /// <summary>The rotation count of the last answer; of Kerberos only.</summary>
    public int AnswerRotation { get; private set; }

    /// <summary>Sends tokens with empty bodies until the server has no more; its last status.</summary>
    public async Task<HttpStatusCode> SignInAsync()
    {
        string? incoming = null;
        while (true)
        {
            var outgoing = context.GetOutgoingBlob(incoming, out _);
            using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent([]) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Negotiate", outgoing);
            using var response = await client.SendAsync(request);
            incoming = response.Headers.WwwAuthenticate.FirstOrDefault(item => item.Scheme == "Negotiate")?.Parameter;
            if (response.StatusCode == HttpStatusCode.Unauthorized && incoming is not null)
                continue;
            if (incoming is not null)
                context.GetOutgoingBlob(incoming, out _);
            return response.StatusCode;
        }
    }

    public Task<Reply> PostSealedAsync(string envelope) =>
        PostSealedAsync(Encoding.UTF8.GetBytes(envelope), "UTF-8");

    public Task<Reply> PostSealedAsync(byte[] plain, string charset) => SendAsync(Seal(plain, charset));

    public Task<Reply> PostPlainAsync(string envelope) =>
        SendAsync(Encoding.UTF8.GetBytes(envelope), "application/soap+xml;charset=UTF-8");

    public Task<Reply> SendAsync(byte[] body) => SendAsync(
        body,
        "multipart/encrypted;protocol=\"application/HTTP-SPNEGO-session-encrypted\";boundary=\"Encrypted Boundary\"");

    /// <summary>The body that carries a message.</summary>
    public byte[] Seal(byte[] plain, string charset)
    {
        var wrapped = new ArrayBufferWriter<byte>();
        context.Wrap(plain, wrapped, true, out _);
        var token = wrapped.WrittenSpan.ToArray();
        var signature = token.Length - plain.Length;
        if (token[0] == 5 && Rotates)
            token = Rotated(token, signature - 32);
        using var body = new MemoryStream();
        body.Write(Encoding.ASCII.GetBytes(
            $"{Boundary}\r\n\tContent-Type: application/HTTP-SPNEGO-session-encrypted\r\n"
            + $"\tOriginalContent: type=application/soap+xml;charset={charset};Length={plain.Length}\r\n"
            + $"{Boundary}\r\n\tContent-Type: application/octet-stream\r\n"));
        body.Write(BitConverter.GetBytes(signature));
        body.Write(token);
        body.Write(Encoding.ASCII.GetBytes($"{Boundary}--\r\n"));
        return body.ToArray();
    }

    public void Dispose()
    {
        client.Dispose();
        context.Dispose();
    }

    private async Task<Reply> SendAsync(byte[] body, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } },
        };
        using var response = await client.SendAsync(request);
        var octets = await response.Content.ReadAsByteArrayAsync();
        var answered = response.Content.Headers.ContentType;
        if (answered?.MediaType != "multipart/encrypted")
            return new Reply(response.StatusCode, Encoding.UTF8.GetString(octets), octets.Length, answered?.ToString());
        var (text, original) = Open(octets);
        return new Reply(response.StatusCode, text, octets.Length, original);
    }

    private (string Text, string Original) Open(byte[] body)
    {
        var marker = "application/octet-stream\r\n"u8;
        var begin = body.AsSpan().IndexOf(marker) + marker.Length;
        var end = body.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(Boundary + "--"));
        var head = Encoding.ASCII.GetString(body.AsSpan(0, begin));
        var original = head.Split("OriginalContent: type=")[1].Split("\r\n")[0];
        AnswerSignature = BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(begin));
        var token = body.AsSpan(begin + 4, end - begin - 4);
        AnswerRotation = BinaryPrimitives.ReadUInt16BigEndian(token[6..]);
        var plain = new ArrayBufferWriter<byte>();
        var status = context.Unwrap(token, plain, out var encrypted);
        Assert.That((status, encrypted), Is.EqualTo((NegotiateAuthenticationStatusCode.Completed, true)));
        Assert.That(original, Does.EndWith($";Length={plain.WrittenCount}"));
        Assert.That(token.Length - AnswerSignature, Is.EqualTo(plain.WrittenCount));
        var encoding = original.Contains("UTF-16", StringComparison.Ordinal) ? Encoding.Unicode : Encoding.UTF8;
        return (encoding.GetString(plain.WrittenSpan), original[..original.IndexOf(";Length", StringComparison.Ordinal)]);
    }

    private static byte[] Rotated(byte[] token, int trailer)
    {
        var rotated = token[..16].Concat(token[^trailer..]).Concat(token[16..^trailer]).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(rotated.AsSpan(6), (ushort)trailer);
        return rotated;
    }
}
