using System.Text;
using WacMirror.Cim;
using WacMirror.HyperV.Wsman.Sealing;
using WacMirror.HyperV.Wsman.Transport.Security;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Wsman.Transport;

public sealed class EnvelopeSealTests
{
    private const string Type = "application/soap+xml;charset=UTF-8";

    [Test]
    public void Envelope_ClosedAndOpened_IsTheSame()
    {
        using var context = new FakeContext(1);
        var body = EnvelopeSeal.Close(context, Type, "<s:Envelope/>"u8.ToArray());
        Assert.That(Encoding.UTF8.GetString(body), Does.Not.Contain("<s:Envelope/>"));
        var (type, plain) = EnvelopeSeal.Open(context, body, SealedBody.ContentType);
        Assert.That((type, Encoding.UTF8.GetString(plain)), Is.EqualTo((Type, "<s:Envelope/>")));
    }

    [Test]
    public void Filler_BehindTheEnvelope_IsLeftAway()
    {
        using var context = new FakeContext(1);
        var body = SealedBody.Write(Type, 4, context.Seal("abcd\0\0\0"u8), 5);
        Assert.That(EnvelopeSeal.Open(context, body, null).Plain, Is.EqualTo("abcd"u8.ToArray()));
    }

    [Test]
    public void Envelope_ShorterThanItSays_IsRefused()
    {
        using var context = new FakeContext(1);
        var body = SealedBody.Write(Type, 5, context.Seal("abcd"u8), 5);
        Assert.That(() => EnvelopeSeal.Open(context, body, null), Throws.TypeOf<CimFormatException>());
    }

    [Test]
    public void Envelope_OfOtherKeys_IsRefused()
    {
        using var context = new FakeContext(1);
        using var other = new FakeContext(2);
        var body = EnvelopeSeal.Close(other, Type, "abcd"u8.ToArray());
        Assert.That(
            () => EnvelopeSeal.Open(context, body, null),
            Throws.TypeOf<CimFormatException>().With.Message.Contains("cannot be decrypted"));
    }
}
