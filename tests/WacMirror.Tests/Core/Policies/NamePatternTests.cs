using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using WacMirror.Core.Policies;

namespace WacMirror.Tests.Core.Policies;

internal sealed class NamePatternTests
{
    [TestCase("SQL*", "sql01", true)]
    [TestCase("SQL*", "mysql", false)]
    [TestCase("SQL", "sql", true)]
    [TestCase("SQL", "SQL1", false)]
    [TestCase("?", "", false)]
    [TestCase("", "", true)]
    [TestCase("*", "", true)]
    [TestCase("a*b*c", "aXbXbYc", true)]
    [TestCase("a*b*c", "aXbXbY", false)]
    [TestCase("[ab].+", "[AB].+", true)]
    [TestCase("äö", "ÄÖ", true)]
    [TestCase("i", "İ", false)]
    public void Pattern_OnAName_MatchesOrNot(string pattern, string name, bool matches) =>
        Assert.That(new NamePattern(pattern).Matches(name), Is.EqualTo(matches));

    [Test]
    public void Pattern_OfAnyLetters_MatchesAsARegularExpressionDoes()
    {
        var letters = Gen.Elements('a', 'b', 'A', '*', '?').ListOf().Select(list => string.Concat(list));
        var names = Gen.Elements('a', 'b', 'A', 'B').ListOf().Select(list => string.Concat(list));
        Prop.ForAll(letters.ToArbitrary(), names.ToArbitrary(), (pattern, name) =>
            new NamePattern(pattern).Matches(name) == Regex.IsMatch(
                name, "^" + pattern.Replace("*", ".*").Replace("?", ".") + "\\z", RegexOptions.IgnoreCase))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    /// <summary>Where every star is tried at every place, this would not end within a lifetime.</summary>
    [Test]
    public void Pattern_OfManyStars_EndsOnALongName() =>
        Assert.That(
            new NamePattern(string.Concat(Enumerable.Repeat("*a", 60)) + "b").Matches(new string('a', 5000)), Is.False);
}
