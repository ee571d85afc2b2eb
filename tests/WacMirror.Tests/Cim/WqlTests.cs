using WacMirror.Cim;

namespace WacMirror.Tests.Cim;

public sealed class WqlTests
{
    [Test]
    public void Query_WithoutColumns_AsksForWholeObjects() =>
        Assert.That(Wql.Select("Msvm_X").ToString(), Is.EqualTo("SELECT * FROM Msvm_X"));

    [Test]
    public void Conditions_AreJoinedByAnd() => Assert.That(
        Wql.Select("C", "A", "B").WhereEquals("A", "x").WhereNumber("B", 111).ToString(),
        Is.EqualTo("SELECT A,B FROM C WHERE A='x' AND B=111"));

    [Test]
    public void Literals_AreEscaped() => Assert.That(
        Wql.Select("C").WhereEquals("A", @"it's a\b").ToString(), Is.EqualTo(@"SELECT * FROM C WHERE A='it\'s a\\b'"));

    [Test]
    public void PatternCharacters_OfAPrefixOrSuffix_AreLiteral()
    {
        Assert.That(Wql.Select("C").WherePrefix("A", @"100%_[x]\").ToString(),
            Is.EqualTo(@"SELECT * FROM C WHERE A LIKE '100[%][_][[]x]\\%'"));
        Assert.That(Wql.Select("C").WhereSuffix("A", @"\Default").ToString(),
            Is.EqualTo(@"SELECT * FROM C WHERE A LIKE '%\\Default'"));
    }

    [Test]
    public void EventQuery_NamesItsIntervalBeforeItsConditions() => Assert.That(
        Wql.Select("__InstanceModificationEvent").Within(2).WhereIsA("TargetInstance", "Msvm_X").ToString(),
        Is.EqualTo("SELECT * FROM __InstanceModificationEvent WITHIN 2 WHERE TargetInstance ISA 'Msvm_X'"));

    [Test]
    public void Interval_BehindACondition_IsRefused() => Assert.That(
        () => Wql.Select("C").WhereNumber("A", 1).Within(2), Throws.InvalidOperationException);
}
