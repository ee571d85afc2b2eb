using WacMirror.Lab.Wsman.Queries;

namespace WacMirror.Tests.Lab.Wsman.Queries;

public sealed class LikePatternTests
{
    [TestCase("", "", true)]
    [TestCase("", "a", false)]
    [TestCase("%", "", true)]
    [TestCase("a%", "ABC", true)]
    [TestCase("%c", "abc", true)]
    [TestCase("%b%", "abc", true)]
    [TestCase("a%b%c", "aXbYbZc", true)]
    [TestCase("a%b%c", "acb", false)]
    [TestCase("a_c", "abc", true)]
    [TestCase("a_c", "ac", false)]
    [TestCase("[ab]x", "Bx", true)]
    [TestCase("[ab]x", "cx", false)]
    [TestCase("[a-c]x", "Bx", true)]
    [TestCase("[a-c]x", "dx", false)]
    [TestCase("[^a-c]x", "dx", true)]
    [TestCase("[^a-c]x", "bx", false)]
    [TestCase("[%]", "%", true)]
    [TestCase("[%]", "x", false)]
    [TestCase("[[]x]", "[x]", true)]
    [TestCase("[]]", "]", true)]
    [TestCase("[a-]", "-", true)]
    [TestCase("%%%", "anything", true)]
    public void Pattern_OnText_Matches(string pattern, string text, bool matches) =>
        Assert.That(LikePattern.Parse(pattern).Matches(text), Is.EqualTo(matches));

    [Test, CancelAfter(10_000)]
    public void Pattern_OfManyRuns_StaysCheap()
    {
        var pattern = LikePattern.Parse(string.Concat(Enumerable.Repeat("%a", 200)) + "b");
        Assert.That(pattern.Matches(new string('a', 20_000)), Is.False);
    }
}
