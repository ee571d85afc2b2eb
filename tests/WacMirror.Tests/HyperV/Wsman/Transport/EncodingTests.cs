using System.Net.Http.Headers;
using System.Text;
using WacMirror.Core.Reconciling;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Wsman.Transport;

public sealed class EncodingTests
{
    private const string Text = "仮想スイッチ";

    [TestCase("application/soap+xml;charset=UTF-16", true, "")]
    [TestCase("application/soap+xml;charset=UTF-16", false, "")]
    [TestCase("application/soap+xml;charset=\"utf-16le\"", false, "")]
    [TestCase("application/soap+xml;charset=UTF-16", true, "<?xml version=\"1.0\" encoding=\"utf-16\"?>")]
    [TestCase("application/soap+xml;charset=UTF-16", false, "<?xml version=\"1.0\" encoding=\"utf-16\"?>")]
    [TestCase("application/soap+xml", true, "")]
    public async Task Answer_InUtf16_IsReadWithAndWithoutAMark(string contentType, bool hasMark, string declaration) =>
        await AssertReadAsync(new UnicodeEncoding(bigEndian: false, hasMark), contentType, declaration);

    [TestCase("application/soap+xml;charset=UTF-16BE", false)]
    [TestCase("application/soap+xml;charset=UTF-16", true)]
    public async Task Answer_InBigEndianUtf16_IsReadWhereItIsSaid(string contentType, bool hasMark) =>
        await AssertReadAsync(new UnicodeEncoding(bigEndian: true, hasMark), contentType, string.Empty);

    [TestCase("application/soap+xml;charset=UTF-8", true)]
    [TestCase("application/soap+xml;charset=utf-8", false)]
    [TestCase("application/soap+xml", true)]
    [TestCase("application/soap+xml", false)]
    public async Task Answer_InUtf8_IsReadWithAndWithoutAMark(string contentType, bool hasMark) =>
        await AssertReadAsync(new UTF8Encoding(hasMark), contentType, string.Empty);

    [Test]
    public void Answer_InUtf16CutWithinACharacter_IsAProtocolViolation()
    {
        var octets = new UnicodeEncoding(false, false).GetBytes(Envelope(string.Empty))[..^3];
        Assert.That(
            () => Wire.ReadAllAsync(Wire.Session(Answer(octets, "application/soap+xml;charset=UTF-16"))),
            Fails.With(NodeFault.ProtocolViolation));
    }

    private static async Task AssertReadAsync(Encoding encoding, string contentType, string declaration)
    {
        byte[] octets = [.. encoding.Preamble, .. encoding.GetBytes(Envelope(declaration))];
        var rows = await Wire.ReadAllAsync(Wire.Session(Answer(octets, contentType)));
        Assert.That(rows.Single().Text("A"), Is.EqualTo(Text));
    }

    private static string Envelope(string declaration) =>
        declaration + Wire.Enumerate(Wire.Instance("Msvm_X", $"<p:A>{Text}</p:A>")).Trim();

    private static Func<HttpResponseMessage> Answer(byte[] octets, string contentType) => () =>
    {
        var content = new StreamContent(new AsyncOnlyMemory(octets));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return new HttpResponseMessage { Content = content };
    };

    /// <summary>Three octets at a time, so that characters arrive in pieces.</summary>
    private sealed class AsyncOnlyMemory(byte[] octets) : AsyncOnlyStream
    {
        private int at;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = Math.Min(Math.Min(3, buffer.Length), octets.Length - at);
            octets.AsSpan(at, count).CopyTo(buffer.Span);
            at += count;
            return ValueTask.FromResult(count);
        }
    }
}
