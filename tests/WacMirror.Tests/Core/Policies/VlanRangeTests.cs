using WacMirror.Core.Policies;

namespace WacMirror.Tests.Core.Policies;

internal sealed class VlanRangeTests
{
    [TestCase("5", "5")]
    [TestCase("10-20", "10-20")]
    [TestCase("0", "0")]
    [TestCase(" 30 , 10 - 20 ", "30,10-20")]
    [TestCase("4094-4094", "4094")]
    public void List_ThatIsOne_IsReadInItsOrder(string text, string expected)
    {
        Assert.That(VlanRange.TryParseList(text, out var ranges), Is.True);
        Assert.That(string.Join(',', ranges), Is.EqualTo(expected));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(",")]
    [TestCase("5,")]
    [TestCase("20-10")]
    [TestCase("4095")]
    [TestCase("-5")]
    [TestCase("1-2-3")]
    [TestCase("+5")]
    [TestCase("five")]
    [TestCase("99999999999")]
    public void List_ThatIsNone_IsRefused(string? text) => Assert.That(VlanRange.TryParseList(text, out _), Is.False);

    [Test]
    public void List_LongerThanAllowed_IsRefused()
    {
        Assert.That(VlanRange.TryParseList(string.Join(',', Enumerable.Repeat("1", VlanRange.MostInList)), out _), Is.True);
        Assert.That(
            VlanRange.TryParseList(string.Join(',', Enumerable.Repeat("1", VlanRange.MostInList + 1)), out _), Is.False);
    }
}
