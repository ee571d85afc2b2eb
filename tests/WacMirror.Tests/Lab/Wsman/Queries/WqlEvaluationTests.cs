using WacMirror.Cim;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Queries;

namespace WacMirror.Tests.Lab.Wsman.Queries;

public sealed class WqlEvaluationTests
{
    private static readonly CimObject Row = new("Msvm_Thing",
    [
        new CimProperty("Name", CimType.String, CimValue.Of(@"Microsoft:A1\B2")),
        new CimProperty("State", CimType.UInt16, CimValue.Of(32769UL)),
        new CimProperty("Big", CimType.UInt64, CimValue.Of(ulong.MaxValue)),
        new CimProperty("Delta", CimType.SInt32, CimValue.Of(-5L)),
        new CimProperty("Ratio", CimType.Real64, CimValue.Of("0.5")),
        new CimProperty("Enabled", CimType.Boolean, CimValue.Of(true)),
        new CimProperty("Nothing", CimType.String, CimValue.None),
        new CimProperty("Since", CimType.DateTime, CimValue.Of("2026-10-08T15:15:36Z")),
        new CimProperty("Tags", CimType.String, CimValue.OfMany(Array.Empty<string>()), true),
        new CimProperty("Private", CimType.Instance, CimValue.Of(
            new CimObject("MSCluster_Property", [new CimProperty("VmID", null, CimValue.Of("{AB}"))]))),
    ]);

    [TestCase(@"Name = 'microsoft:a1\\b2'", true)]
    [TestCase(@"Name = ""Microsoft:A1\\B2""", true)]
    [TestCase(@"Name <> 'x'", true)]
    [TestCase(@"Name != 'Microsoft:A1\\B2'", false)]
    [TestCase(@"NAME like 'Microsoft:A1\\%'", true)]
    [TestCase(@"Name LIKE '%b_'", true)]
    [TestCase(@"Name LIKE 'Microsoft'", false)]
    [TestCase(@"Name NOT LIKE 'x%'", true)]
    [TestCase("State = 32769", true)]
    [TestCase("State = '32769'", true)]
    [TestCase("32769 = State", true)]
    [TestCase("State > 9", true)]
    [TestCase("9 > State", false)]
    [TestCase("State >= 32769 AND State <= 32769", true)]
    [TestCase("State < 32769", false)]
    [TestCase("State = TRUE", false)]
    [TestCase("Big = 18446744073709551615", true)]
    [TestCase("Big > 18446744073709551614", true)]
    [TestCase("Delta < -4 AND Delta > -6", true)]
    [TestCase("Ratio = 0.50", true)]
    [TestCase("Enabled = TRUE", true)]
    [TestCase("Enabled = 'true'", true)]
    [TestCase("Enabled <> false", true)]
    [TestCase("Enabled = 1", true)]
    [TestCase("Nothing IS NULL", true)]
    [TestCase("Nothing = NULL", true)]
    [TestCase("Name IS NOT NULL", true)]
    [TestCase("Name <> NULL", true)]
    [TestCase("Tags IS NULL", true)]
    [TestCase("Nothing = 'x'", false)]
    [TestCase("Nothing <> 'x'", false)]
    [TestCase("NOT Nothing = 'x'", false)]
    [TestCase("NOT Nothing LIKE 'x'", false)]
    [TestCase("Nothing = 'x' OR Enabled = TRUE", true)]
    [TestCase("NOT (Nothing = 'x' AND Enabled = FALSE)", true)]
    [TestCase("Since > '20261008151535.000000+000'", true)]
    [TestCase("Since = '20261008171536.000000+120'", true)]
    [TestCase("Since < '2026-10-08T15:15:36Z'", false)]
    [TestCase("Private.VmID = '{ab}'", true)]
    [TestCase("Private.Other IS NULL", true)]
    [TestCase("Private ISA 'MSCluster_Property'", true)]
    [TestCase("Private ISA 'CIM_Base'", true)]
    [TestCase("Private ISA 'Msvm_Thing'", false)]
    [TestCase("__CLASS = 'msvm_thing'", true)]
    [TestCase("__THIS ISA 'Msvm_Thing'", true)]
    [TestCase("State = 1 OR State = 2 AND Enabled = TRUE", false)]
    [TestCase("Enabled = TRUE OR State = 2 AND State = 1", true)]
    [TestCase("(Enabled = TRUE OR State = 2) AND State = 1", false)]
    [TestCase("NOT NOT Enabled = TRUE", true)]
    [TestCase("NOT Enabled = FALSE AND State = 32769", true)]
    public void Condition_OnARow_SelectsIt(string condition, bool selected)
    {
        var query = WqlParser.Parse($"SELECT * FROM Msvm_Thing WHERE {condition}");
        var evaluator = new WqlEvaluator(static (name, ancestor) =>
            name == ancestor || (name, ancestor) == ("MSCluster_Property", "CIM_Base"));
        Assert.That(evaluator.Selects(query.Condition, Row), Is.EqualTo(selected));
    }

    [Test]
    public void Condition_OnAPropertyThatIsNotThere_IsInvalid()
    {
        var query = WqlParser.Parse("SELECT * FROM Msvm_Thing WHERE Nmae = 'x'");
        var evaluator = new WqlEvaluator(static (_, _) => false);
        Assert.That(() => evaluator.Selects(query.Condition, Row),
            Throws.InstanceOf<CimFault>().With.Message.Contains("Nmae"));
    }
}
