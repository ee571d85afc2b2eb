using System.Text;
using WacMirror.Lab.Wsman.Security;

namespace WacMirror.Tests.Lab.Wsman.Security;

/// <summary>The layout of sealed bodies, without keys.</summary>
public sealed class SealedBodyTests
{
    private const string Boundary = "Encrypted Boundary";
    private const string Type = "application/soap+xml;charset=UTF-16";

    [Test]
    public void Body_WrittenAndRead_IsTheSame()
    {
        byte[] token = [1, 0, 0, 0, 9, 9, 9, .. "--Encrypted Boundary--\r\n"u8, 0];
        var read = SealedBody.Read(new SealedBody(Type, 5, 4, token).Write(), Boundary)!;
        Assert.Multiple(() =>
        {
            Assert.That((read.ContentType, read.Length, read.SignatureLength), Is.EqualTo((Type, 5, 4)));
            Assert.That(read.Token.ToArray(), Is.EqualTo(token));
        });
    }

    [TestCase(SealedBody.AnswerType, Boundary)]
    [TestCase("multipart/encrypted;protocol=\"application/http-spnego-session-encrypted\";boundary=x", "x")]
    [TestCase("multipart/encrypted;protocol=\"application/HTTP-CredSSP-session-encrypted\";boundary=x", null)]
    [TestCase("multipart/encrypted;boundary=x", null)]
    [TestCase("application/soap+xml", null)]
    [TestCase(null, null)]
    public void Boundary_IsFoundInTheContentTypeOfSealedBodiesOnly(string? type, string? boundary) =>
        Assert.That(SealedBody.BoundaryOf(type), Is.EqualTo(boundary));

    [Test]
    public void Body_WithDamage_IsNullOrReadButNeverAnError()
    {
        var random = new Random(20);
        var whole = new SealedBody(Type, 40, 16, new byte[56]).Write();
        for (var round = 0; round < 20_000; round++)
        {
            var body = whole[..random.Next(whole.Length + 1)];
            for (var count = random.Next(4); count > 0 && body.Length > 0; count--)
                body[random.Next(body.Length)] = (byte)random.Next(256);
            var read = SealedBody.Read(body, Boundary);
            if (read is not null)
                Assert.That(read.SignatureLength, Is.InRange(0, read.Token.Length), Encoding.Latin1.GetString(body));
        }
    }

    [Test]
    public void KerberosToken_Rotated_HasItsTrailerInFrontOfTheData()
    {
        byte[] header = [5, 4, 2, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7];
        byte[] confounder = [.. Enumerable.Repeat((byte)0xC0, 16)];
        byte[] data = [1, 2, 3];
        byte[] trailer = [.. Enumerable.Repeat((byte)0xEE, 28)];
        byte[] token = [.. header, .. confounder, .. data, .. trailer];
        var before = KerberosToken.IsRotated(token, 60);
        KerberosToken.Rotate(token, data.Length);
        header[7] = 28;
        Assert.Multiple(() =>
        {
            Assert.That(before, Is.False);
            Assert.That(token, Is.EqualTo((byte[])[.. header, .. trailer, .. confounder, .. data]));
            Assert.That(KerberosToken.IsRotated(token, 60));
            Assert.That(KerberosToken.IsRotated(token, 16), Is.False);
        });
    }

    [TestCase(new byte[0])]
    [TestCase(new byte[] { 5, 4 })]
    public void Token_TooShortForKerberos_IsNone(byte[] token) => Assert.That(KerberosToken.Is(token), Is.False);
}
