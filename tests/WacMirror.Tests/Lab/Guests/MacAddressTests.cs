using WacMirror.Lab.Guests;

namespace WacMirror.Tests.Lab.Guests;

public sealed class MacAddressTests
{
    [TestCase("00155D010203")]
    [TestCase("00155d010203")]
    [TestCase("00-15-5D-01-02-03")]
    [TestCase("00:15:5d:01:02:03")]
    public void Text_InAnyUsualForm_IsReadAlike(string text)
    {
        var address = MacAddress.Parse(text);

        Assert.That(address.Value, Is.EqualTo(0x00155D010203));
        Assert.That(address.ToString(), Is.EqualTo("00155D010203"));
        Assert.That(address.ToString('-'), Is.EqualTo("00-15-5D-01-02-03"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("00155D01020")]
    [TestCase("00155D0102030")]
    [TestCase("00155D01020G")]
    [TestCase(" 0155D010203")]
    [TestCase("+0155D010203")]
    [TestCase("00-15-5D:01-02-03")]
    [TestCase("001-5-5D-01-02-03")]
    [TestCase("00155D-0102-03---")]
    public void Text_InAnotherForm_IsRefused(string? text) =>
        Assert.That(MacAddress.TryParse(text, out _), Is.False);

    [Test]
    public void Parse_OfWrongText_NamesTheTextAndTheForm() =>
        Assert.That(
            () => MacAddress.Parse("nonsense"),
            Throws.InstanceOf<FormatException>().With.Message.Contains("nonsense").And.Message.Contains("twelve"));

    [Test]
    public void Address_WrittenAndRead_IsTheSame()
    {
        var bytes = new byte[MacAddress.Length];
        MacAddress.Parse("0A1B2C3D4E5F").Write(bytes);

        Assert.That(bytes, Is.EqualTo(new byte[] { 0x0A, 0x1B, 0x2C, 0x3D, 0x4E, 0x5F }));
        Assert.That(MacAddress.Read(bytes).ToString(), Is.EqualTo("0A1B2C3D4E5F"));
    }

    [TestCase("01005E000001", true, false)]
    [TestCase("FFFFFFFFFFFF", true, true)]
    [TestCase("00155D010203", false, false)]
    public void Address_KnowsWhetherItIsAGroups(string text, bool isGroup, bool isBroadcast)
    {
        Assert.That(MacAddress.Parse(text).IsGroup, Is.EqualTo(isGroup));
        Assert.That(MacAddress.Parse(text).IsBroadcast, Is.EqualTo(isBroadcast));
    }

    [Test]
    public void Number_OfMoreThanSixBytes_IsRefused() =>
        Assert.That(() => new MacAddress(1UL << 48), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
