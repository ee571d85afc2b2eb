using WacMirror.Core.Ledger;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Ledger;

internal sealed class SettingKeyTests
{
    private static readonly Guid High = Guid.Parse("80000000-0000-8000-8000-000000000000");

    private static readonly SettingKey[] Keys =
    [
        new SettingKey.Trunk(new AdapterId(Some.Id(1), Some.Id(2))),
        new SettingKey.Role(new AdapterId(Some.Id(1), Some.Id(2))),
        new SettingKey.Role(new AdapterId(Some.Id(1), High)),
        new SettingKey.Role(new AdapterId(High, Some.Id(2))),
        new SettingKey.Capture(High),
        new SettingKey.Capture(Some.Id(3)),
        new SettingKey.Affinity("WacMirror b"),
        new SettingKey.Affinity("WacMirror B"),
    ];

    [Test]
    public void CompareTo_AnyTwo_IsAsTheirTextsCompare()
    {
        Assert.Multiple(() =>
        {
            foreach (var left in Keys)
                foreach (var right in Keys)
                    Assert.That(
                        Math.Sign(left.CompareTo(right)),
                        Is.EqualTo(Math.Sign(string.CompareOrdinal(left.ToString(), right.ToString()))),
                        $"{left} and {right}");
        });
    }

    [Test]
    public void CompareTo_Nothing_IsGreater() =>
        Assert.That(Keys.Select(key => key.CompareTo(null)), Is.All.GreaterThan(0));
}
