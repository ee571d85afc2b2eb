using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class CimDatetimeTextTests
{
    [TestCase("20261008151536.684240+000", false, "2026-10-08T15:15:36.68424Z")]
    [TestCase("16010101000000.000000+000", false, "1601-01-01T00:00:00Z")]
    [TestCase("20260101003000.000000+060", false, "2025-12-31T23:30:00Z")]
    [TestCase("20251231233000.000000-060", false, "2026-01-01T00:30:00Z")]
    [TestCase("00000012013059.000000:000", true, "P12DT1H30M59S")]
    [TestCase("2026-10-08T15:15:36Z", false, "2026-10-08T15:15:36Z")]
    [TestCase("P0DT0H30M0S", true, "P0DT0H30M0S")]
    [TestCase("20269908151536.684240+000", false, "20269908151536.684240+000")]
    public void Datetime_OfEitherForm_IsWrittenAsIso(string text, bool isInterval, string written) =>
        Assert.That(CimDatetimeText.Of(text), Is.EqualTo(new CimDatetimeText(isInterval, written)));
}
