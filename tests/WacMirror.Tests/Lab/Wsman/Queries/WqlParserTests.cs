using WacMirror.Cim;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Queries;

namespace WacMirror.Tests.Lab.Wsman.Queries;

public sealed class WqlParserTests
{
    [Test]
    public void Query_WithColumns_IsRead()
    {
        var query = WqlParser.Parse("select InstanceID ,\n Address from Msvm_Port");
        Assert.Multiple(() =>
        {
            Assert.That(query.Columns, Is.EqualTo(new[] { "InstanceID", "Address" }));
            Assert.That(query.ClassName, Is.EqualTo("Msvm_Port"));
            Assert.That(query.Condition, Is.Null);
        });
    }

    [Test]
    public void Star_MeansNoColumns() => Assert.That(WqlParser.Parse("SELECT * FROM X").Columns, Is.Empty);

    [TestCase(@"a'b")]
    [TestCase(@"a\b")]
    [TestCase(@"""quoted""")]
    [TestCase("100%_[x]")]
    public void Literal_WrittenByTheClientsBuilder_ComesBack(string literal)
    {
        var query = WqlParser.Parse(Wql.Select("X").WhereEquals("Name", literal).ToString());
        Assert.That(((WqlCondition.Compare)query.Condition!).Literal.Text, Is.EqualTo(literal));
    }

    [TestCase("100%_[x]")]
    [TestCase(@"Microsoft:A\B")]
    public void Prefix_WrittenByTheClientsBuilder_MatchesItself(string prefix)
    {
        var query = WqlParser.Parse(Wql.Select("X").WherePrefix("Name", prefix).ToString());
        var pattern = ((WqlCondition.Like)query.Condition!).Pattern;
        Assert.Multiple(() =>
        {
            Assert.That(pattern.Matches(prefix + "more"));
            Assert.That(pattern.Matches("other"), Is.False);
        });
    }

    [TestCase("")]
    [TestCase("SELECT")]
    [TestCase("SELECT * Msvm_X")]
    [TestCase("SELECT FROM X")]
    [TestCase("SELECT a, FROM X")]
    [TestCase("SELECT * FROM")]
    [TestCase("SELECT * FROM WHERE")]
    [TestCase("SELECT * FROM X Y")]
    [TestCase("SELECT * FROM X WHERE")]
    [TestCase("SELECT * FROM X WHERE a")]
    [TestCase("SELECT * FROM X WHERE a =")]
    [TestCase("SELECT * FROM X WHERE a = b")]
    [TestCase("SELECT * FROM X WHERE a = 'b")]
    [TestCase(@"SELECT * FROM X WHERE a = 'b\")]
    [TestCase("SELECT * FROM X WHERE (a = 1")]
    [TestCase("SELECT * FROM X WHERE a = 1)")]
    [TestCase("SELECT * FROM X WHERE a < NULL")]
    [TestCase("SELECT * FROM X WHERE a LIKE 5")]
    [TestCase("SELECT * FROM X WHERE a LIKE '[x'")]
    [TestCase("SELECT * FROM X WHERE a IS 5")]
    [TestCase("SELECT * FROM X WHERE a = 1 AND")]
    [TestCase("SELECT * FROM X WHERE a. = 1")]
    [TestCase("SELECT * FROM X WHERE a # 1")]
    [TestCase("SELECT a.b FROM X")]
    [TestCase("ASSOCIATORS OF {X.Name='a'}")]
    [TestCase("SELECT * FROM __InstanceModificationEvent WITHIN 2 WHERE TargetInstance ISA 'X'")]
    public void Query_ThatIsMalformed_IsInvalid(string wql) => AssertInvalid(wql);

    [Test]
    public void Condition_ThatNestsTooDeep_IsInvalid()
    {
        AssertInvalid($"SELECT * FROM X WHERE {new string('(', 5_000)}a = 1{new string(')', 5_000)}");
        AssertInvalid($"SELECT * FROM X WHERE {string.Concat(Enumerable.Repeat("NOT ", 5_000))}a = 1");
    }

    [Test]
    public void Chain_OfManyConditions_IsFlat()
    {
        var chain = string.Join(" OR ", Enumerable.Range(0, 2_000).Select(index => $"a = {index}"));
        Assert.That(((WqlCondition.Or)WqlParser.Parse($"SELECT * FROM X WHERE {chain}").Condition!).Parts, Has.Length.EqualTo(2_000));
    }

    [Test]
    public void Query_ThatIsTooLong_IsInvalid() =>
        AssertInvalid($"SELECT * FROM X WHERE a = '{new string('x', WqlTokenizer.MaxLength)}'");

    [Test]
    public void Fault_NamesThePlace() => Assert.That(
        () => WqlParser.Parse("SELECT * FROM X WHERE a ? 1"),
        Throws.InstanceOf<CimFault>().With.Message.Contains("character 25").And.Message.Contains("'?'"));

    private static void AssertInvalid(string wql) => Assert.That(
        () => WqlParser.Parse(wql),
        Throws.InstanceOf<CimFault>().With.Property(nameof(CimFault.Kind)).EqualTo(CimFaultKind.InvalidQuery));
}
