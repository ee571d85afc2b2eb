using WacMirror.Core.Topology;

namespace WacMirror.Tests.Core.Topology;

public sealed class MachineGroupsTests
{
    private static readonly MachineGroup Sql = new("g1", "SQL01", "HV01");
    private static readonly MachineGroup Web = new("g2", "WEB01", "HV01");

    [Test]
    public void Group_ThatMoved_KeepsItsPlace()
    {
        var moved = Sql with { Owner = "HV02" };
        Assert.That(Groups(["sql01"], moved), Is.EqualTo(new[] { moved, Web }));
    }

    [Test]
    public void Group_WithoutAnAnswer_IsGone() => Assert.That(Groups(["SQL01"]), Is.EqualTo(new[] { Web }));

    [Test]
    public void Group_WithAnotherNameByNow_IsThereOnce()
    {
        var renamed = Sql with { Name = "SQL02" };
        Assert.That(Groups(["SQL02"], renamed), Is.EqualTo(new[] { renamed, Web }));
    }

    [Test]
    public void Group_ThatIsNew_IsAdded()
    {
        var other = new MachineGroup("g3", "NLB1", "HV02");
        Assert.That(Groups(["NLB1"], other, other), Is.EqualTo(new[] { Sql, Web, other }));
    }

    [Test]
    public void Name_GivenToAnotherGroup_IsTheOthers()
    {
        var other = new MachineGroup("g3", "SQL01", "HV02");
        Assert.That(Groups(["SQL01"], other), Is.EqualTo(new[] { Web, other }));
    }

    private static IEnumerable<MachineGroup> Groups(string[] asked, params MachineGroup[] answered) =>
        new MachineGroups([Sql, Web]).With(asked, answered).All;
}
