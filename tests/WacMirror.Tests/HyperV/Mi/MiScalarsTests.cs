using WacMirror.Cim;
using WacMirror.HyperV.Mi;

namespace WacMirror.Tests.HyperV.Mi;

public sealed class MiScalarsTests
{
    private static IEnumerable<TestCaseData> Scalars() =>
    [
        new(CimType.Boolean, true, "true"), new(CimType.UInt8, (byte)255, "255"), new(CimType.SInt8, (sbyte)-1, "-1"),
        new(CimType.UInt16, (ushort)65535, "65535"), new(CimType.SInt16, (short)-2, "-2"),
        new(CimType.UInt32, 4294967295U, "4294967295"), new(CimType.SInt32, -3, "-3"),
        new(CimType.UInt64, ulong.MaxValue, "18446744073709551615"), new(CimType.SInt64, -4L, "-4"),
        new(CimType.Real32, 1.5f, "1.5"), new(CimType.Real64, -0.25, "-0.25"), new(CimType.Char16, 'ß', "ß"),
        new(CimType.String, "仮想", "仮想"),
        new(CimType.DateTime, new DateTime(2025, 12, 17, 9, 55, 22, 702, 341, DateTimeKind.Utc), "2025-12-17T09:55:22.702341Z"),
        new(CimType.DateTime, new TimeSpan(0, 0, 30, 0), "P0DT0H30M0S"),
        new(CimType.DateTime, new TimeSpan(1, 2, 3, 4, 500), "P1DT2H3M4.5S"),
    ];

    [TestCaseSource(nameof(Scalars))]
    public void Scalar_WrittenAndRead_IsTheSame(CimType type, object value, string text)
    {
        Assert.That(MiScalars.Write(value), Is.EqualTo(text));
        Assert.That(MiScalars.Read(type, text), Is.EqualTo(value));
    }

    [TestCase(CimType.UInt8, "256")]
    [TestCase(CimType.Boolean, "yes")]
    [TestCase(CimType.DateTime, "soon")]
    [TestCase(CimType.Char16, "ab")]
    public void Text_ThatIsNoSuchValue_IsRefused(CimType type, string text) =>
        Assert.That(() => MiScalars.Read(type, text), Throws.TypeOf<CimFormatException>());

    [Test]
    public void Boolean_InAnyCase_IsRead() => Assert.That(MiScalars.Read(CimType.Boolean, "TRUE"), Is.EqualTo(true));
}
