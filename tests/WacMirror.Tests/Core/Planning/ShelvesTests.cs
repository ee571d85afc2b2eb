using WacMirror.Core.Planning;

namespace WacMirror.Tests.Core.Planning;

internal sealed class ShelvesTests
{
    [TestCase(1, 2, 3, 4, 5, 6, TestName = "Finish_InOrder_KeepsIt")]
    [TestCase(6, 5, 4, 3, 2, 1, TestName = "Finish_Backwards_SortsShelves")]
    [TestCase(1, 3, 5, 2, 4, 6, TestName = "Finish_ShelvesInTurn_PutsOneAfterTheOther")]
    [TestCase(2, 1, 4, 3, 6, 5, TestName = "Finish_OneShelfInOrderOneNot_SortsThatOne")]
    public void Finish(params int[] items)
    {
        var shelves = new Shelves<bool, int>((left, right) => left.CompareTo(right), (left, right) => left - right);
        foreach (var item in items)
            shelves.Add(item > 3, item);
        Assert.Multiple(() =>
        {
            Assert.That(shelves.Count, Is.EqualTo(6));
            Assert.That(shelves.Finish(item => 10 * item), Is.EqualTo(new[] { 10, 20, 30, 40, 50, 60 }));
        });
    }

    [Test]
    public void Finish_Nothing_IsEmpty() =>
        Assert.That(
            new Shelves<int, int>((left, right) => left - right, (left, right) => left - right).Finish(item => item),
            Is.Empty);
}
