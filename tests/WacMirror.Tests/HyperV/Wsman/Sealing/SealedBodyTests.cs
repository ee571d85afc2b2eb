using System.Text;
using WacMirror.Cim;
using WacMirror.HyperV.Wsman.Sealing;

namespace WacMirror.Tests.HyperV.Wsman.Sealing;

public sealed class SealedBodyTests
{
    private const string SoapType = "application/soap+xml;charset=UTF-8";

    // Signature and text that look like what surrounds them.
    private static readonly byte[] Seal = "SIGN--Encrypted Boundary--\r\napplication/octet-stream\r\n\0x"u8.ToArray();

    [Test]
    public void Body_Written_IsLaidOutAsWinRmDoesIt() => Assert.That(
        Encoding.Latin1.GetString(SealedBody.Write(SoapType, 7, "0123sealed!"u8, 4)),
        Is.EqualTo(
            "--Encrypted Boundary\r\n\tContent-Type: application/HTTP-SPNEGO-session-encrypted\r\n"
            + "\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length=7\r\n"
            + "--Encrypted Boundary\r\n\tContent-Type: application/octet-stream\r\n"
            + "\u0004\0\0\00123sealed!--Encrypted Boundary--\r\n"));

    [Test]
    public void ContentType_NamesProtocolAndBoundary() => Assert.That(SealedBody.ContentType, Is.EqualTo(
        "multipart/encrypted;protocol=\"application/HTTP-SPNEGO-session-encrypted\";boundary=\"Encrypted Boundary\""));

    [Test]
    public void Body_ReadBack_GivesWhatWasWritten()
    {
        var part = SealedBody.Read(Body(), SealedBody.ContentType);
        Assert.Multiple(() =>
        {
            Assert.That(part.OriginalType, Is.EqualTo(SoapType));
            Assert.That(part.OriginalLength, Is.EqualTo(1_895));
            Assert.That(part.Seal.ToArray(), Is.EqualTo(Seal));
        });
    }

    [Test]
    public void Body_WithoutTabsAndLastLineEnd_IsRead()
    {
        var text = Encoding.Latin1.GetString(Body()).Replace("\t", string.Empty, StringComparison.Ordinal)[..^2];
        Assert.That(Read(text).OriginalLength, Is.EqualTo(1_895));
    }

    [Test]
    public void Body_WithABoundaryOfItsOwn_IsReadByIt()
    {
        var text = Encoding.Latin1.GetString(SealedBody.Write(SoapType, 3, "abcdefg"u8, 4))
            .Replace("Encrypted Boundary", "other", StringComparison.Ordinal);
        Assert.That(
            SealedBody.Read(Encoding.Latin1.GetBytes(text), "multipart/encrypted;boundary=\"other\"").Seal.ToArray(),
            Is.EqualTo("abcdefg"u8.ToArray()));
    }

    [Test]
    public void Body_CutAnywhere_IsRefused()
    {
        // Without what looks like an end, for there a cut is only found out when it is decrypted.
        var whole = SealedBody.Write(SoapType, 7, "0123sealed!"u8, 4);
        // The last line end is not missed.
        for (var length = 0; length < whole.Length - 2; length++)
            Assert.That(
                () => SealedBody.Read(whole.AsMemory(0, length).ToArray(), SealedBody.ContentType),
                Throws.TypeOf<CimFormatException>(),
                $"cut after {length} bytes");
    }

    [Test]
    public void Body_LongerThanItsEnd_IsRefused() =>
        Assert.That(() => Read(Encoding.Latin1.GetString(Body()) + "x"), Throws.TypeOf<CimFormatException>());

    [TestCase("Length=1895", "Length=-1")]
    [TestCase("Length=1895", "Length=99999999999")]
    [TestCase("Length=1895", "Length=")]
    [TestCase(";Length=1895", "")]
    [TestCase("type=application", "kind=application")]
    [TestCase("OriginalContent", "Original")]
    [TestCase("--Encrypted Boundary\r\n\tContent-Type: application/HTTP", "Content-Type: application/HTTP")]
    [TestCase("\u0004\0\0\0SIGN", "\u00ff\0\0\0SIGN")]
    [TestCase("\u0004\0\0\0SIGN", "\u0004\0\0\u00ffSIGN")]
    public void Body_ThatContradictsItself_IsRefused(string right, string wrong)
    {
        var text = Encoding.Latin1.GetString(Body());
        Assert.That(text, Does.Contain(right));
        Assert.That(
            () => Read(text.Replace(right, wrong, StringComparison.Ordinal)), Throws.TypeOf<CimFormatException>());
    }

    [Test]
    public void Head_ThatGoesOnAndOn_IsNotSearchedToItsEnd() => Assert.That(
        () => Read("--Encrypted Boundary\r\n" + new string('x', 100_000) + "application/octet-stream\r\n\0\0\0\0--Encrypted Boundary--"),
        Throws.TypeOf<CimFormatException>());

    private static byte[] Body() => SealedBody.Write(SoapType, 1_895, Seal, 4);

    private static SealedPart Read(string body) =>
        SealedBody.Read(Encoding.Latin1.GetBytes(body), SealedBody.ContentType);
}
