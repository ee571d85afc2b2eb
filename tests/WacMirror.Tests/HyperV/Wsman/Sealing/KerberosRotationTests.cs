using WacMirror.HyperV.Wsman.Sealing;

namespace WacMirror.Tests.HyperV.Wsman.Sealing;

public sealed class KerberosRotationTests
{
    [Test]
    public void Seal_WithItsTrailerAtTheEnd_IsRotatedByItsLength()
    {
        // Header, confounder, five octets of text, and a trailer of 28: AES with SHA-1.
        byte[] confounder = [.. Enumerable.Repeat((byte)0xC0, 16)];
        byte[] text = [1, 2, 3, 4, 5];
        byte[] trailer = [.. Enumerable.Range(100, 28).Select(value => (byte)value)];
        byte[] seal = [.. Header(0, 0), .. confounder, .. text, .. trailer];
        KerberosRotation.Apply(seal, text.Length);
        Assert.That(seal, Is.EqualTo((byte[])[.. Header(0, 28), .. trailer, .. confounder, .. text]));
    }

    [Test]
    public void Seal_RotatedAlready_StaysAsItIs() => AssertUntouched([.. Header(0, 28), .. new byte[49]], 5);

    [Test]
    public void Seal_WithFiller_StaysAsItIs() => AssertUntouched([.. Header(3, 0), .. Counting(49)], 5);

    [Test]
    public void SealOfNtlm_StaysAsItIs() => AssertUntouched([1, 0, 0, 0, .. Counting(77)], 65);

    [Test]
    public void Signature_WithoutEncryption_StaysAsItIs() =>
        AssertUntouched([0x05, 0x04, 0x00, 0xFF, .. Counting(61)], 5);

    [TestCase(0)]
    [TestCase(3)]
    [TestCase(40)]
    public void Octets_ThatAreTooFew_StayAsTheyAre(int length) => AssertUntouched([.. Counting(length)], 5);

    private static void AssertUntouched(byte[] seal, int length)
    {
        var before = seal.ToArray();
        KerberosRotation.Apply(seal, length);
        Assert.That(seal, Is.EqualTo(before));
    }

    private static byte[] Header(byte extraCount, byte rotation) =>
        [0x05, 0x04, 0x06, 0xFF, 0, extraCount, 0, rotation, 0, 0, 0, 0, 0, 0, 0, 9];

    private static IEnumerable<byte> Counting(int count) => Enumerable.Range(0, count).Select(value => (byte)value);
}
