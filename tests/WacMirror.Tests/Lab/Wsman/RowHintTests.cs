using WacMirror.Cim;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Operations;
using WacMirror.Lab.Wsman.Queries;
using WacMirror.Tests.Lab.Cluster;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class RowHintTests
{
    [TestCase("Name = 'a'", "b", false)]
    [TestCase("Name = 'a'", "A", true)]
    [TestCase("Name = 'a' OR Name = 'b'", "b", true)]
    [TestCase("Name = 'a' OR Name = 'b'", "c", false)]
    [TestCase("Name LIKE 'a%'", "b", false)]
    [TestCase("Level > 3 AND Name = 'a'", "b", false)]
    [TestCase("Name = 'a' OR Level = 3", "b", true)]
    [TestCase("Name = 'a' OR Colour = 'b'", "b", true)]
    [TestCase("NOT Name = 'a'", "a", true)]
    [TestCase("Name <> 'a'", "a", true)]
    [TestCase("Name <> 3", "3", false)]
    [TestCase("Name <> 3", "4", true)]
    [TestCase("Name <> 3 AND Name <> 4", "3", false)]
    [TestCase("Name <> 3 OR Name <> 4", "3", true)]
    [TestCase("Name > 'a'", "a", true)]
    [TestCase("Inner.Name = 'a'", "b", true)]
    public void Hint_OfCondition_RulesOutOnlyWhatCannotBeSelected(string where, string name, bool admits) => Assert.That(
        RowHints.Of(WqlParser.Parse($"SELECT * FROM C WHERE {where}").Condition).Admits("name", name), Is.EqualTo(admits));

    [Test]
    public void Hint_ThatIsNone_AdmitsEverything() =>
        Assert.That(RowHints.Of((WqlCondition?)null).Admits("Name", "a"), Is.True);

    [Test]
    public async Task Instances_WithAHint_HoldWhatTheQueryWouldSelect()
    {
        await using var bench = await LabBench.StartAsync();
        await bench.AddRoleAsync(bench.Nic("SQL01"), 2);
        var prefix = bench.Nic("SQL01").NicInstanceId;

        foreach (var item in WacMirror.Lab.Wsman.Classes.NodeClasses.Of(bench.Model.FindNode("HV01")))
        {
            var hint = RowHint.Of("InstanceID", id => id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
            var all = item.Instances().Where(row => Starts(row, prefix)).Select(Id);
            var hinted = item.Instances(hint).Where(row => Starts(row, prefix)).Select(Id);
            Assert.That(hinted, Is.EqualTo(all), item.Name);
        }
        var narrow = bench.Class("HV01", "Msvm_EthernetPortAllocationSettingData")
            .Instances(RowHint.Of("InstanceID", [bench.Nic("SQL01").InstanceId]));
        Assert.That(narrow.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Jobs_ThatEnded_AreNotMadeForAQuestionForTheOthers()
    {
        await using var bench = await LabBench.StartAsync();
        await bench.AddRoleAsync(bench.Nic("SQL01"), 2);
        var jobs = bench.Class("HV01", "Msvm_ConcreteJob");
        var unfinished = WqlParser.Parse("SELECT * FROM Msvm_ConcreteJob WHERE JobState <> 7 AND JobState <> 32768");
        Assert.That(jobs.Instances().Count(), Is.EqualTo(1));
        Assert.That(jobs.Instances(RowHints.Of(unfinished.Condition)), Is.Empty);
    }

    private static string? Id(CimObject row) => row.Text("InstanceID");

    private static bool Starts(CimObject row, string prefix) =>
        Id(row)?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true;
}
